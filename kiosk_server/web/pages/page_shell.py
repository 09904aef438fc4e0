"""A page as HTML: what is to be seen before any script runs, and what the script begins with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from i18n.translator import Argument, Translator
from kiosk_server.web.pages.app_icons import APPLE_SIZE, icon_file
from kiosk_server.web.pages.boot_record import as_script
from kiosk_server.web.pages.html_document import Look, html_document, sheet_link
from kiosk_server.web.pages.kiosk_first_view import Choice, first_bar, first_choices
from kiosk_server.web.pages.page_texts import Page
from kiosk_server.web.pages.static_tree import EARLY_FILE, SCRIPTS_FOLDER, StaticTree

TYPE_SHEET = "css/fonts.css"
_NOTICE_SHEET = "css/frame.css"


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """What stands on the page before script runs; all texts are plain. `plan_svg` is our own."""

    venue: str
    place: str
    title: str
    plan_svg: str = ""
    choices: Sequence[Choice] = ()
    """What a kiosk offers to choose from."""


def script_of(page: Page) -> str:
    """The script of a page."""
    return f"{SCRIPTS_FOLDER}/{page}.js"


def sheet_of(page: Page) -> str:
    """The style sheet of a page."""
    return f"css/{page}.css"


class PageShell:
    """Writes the pages around what they are given."""

    def __init__(self, tree: StaticTree, translator: Translator) -> None:
        self._tree = tree
        self._translator = translator

    def page(self, page: Page, look: Look, first: FirstPaint, boot: Mapping[str, object]) -> str:
        """The whole page."""
        manifest = ""
        if page == "phone":
            touch_icon = escape(self._tree.address(icon_file(APPLE_SIZE)))
            manifest = f"""
<link rel="manifest" href="/manifest.webmanifest">
<link rel="apple-touch-icon" href="{touch_icon}">"""
        body = f"""<div id="app" class="first-paint">
{self._first_paint(page, look, first)}
</div>
<p id="announcer" class="only-heard" role="status" aria-live="polite"></p>
<p id="announcer-now" class="only-heard" role="alert" aria-live="assertive"></p>
<script type="application/json" id="boot">{as_script(boot)}</script>"""
        head = f"""{self._styles(page)}{manifest}
<script src="{self._tree.address(EARLY_FILE)}"></script>
<script type="module" src="{self._tree.address(script_of(page))}"></script>"""
        return html_document(self._tree, page, look, title=first.title, head=head, body=body)

    def _first_paint(self, page: Page, look: Look, first: FirstPaint) -> str:
        """Set as the page's own script sets it, so that nothing moves when that takes over."""
        say = self._say(look.locale)
        header = f"""<header class="page-header">
<p class="venue-name">{escape(first.venue)}</p>
<p class="page-place">{escape(first.place)}</p>
<time class="page-clock"></time>
</header>"""
        title = f"<h1>{escape(first.title)}</h1>"
        help_lines = f"""<p class="script-help">{say("frame-script-failed")}</p>
<noscript><p>{say("frame-script-off")}</p></noscript>"""
        if page != "kiosk":
            return f'{header}\n<main class="page-main">\n{title}\n{help_lines}\n</main>'
        plan = (
            f'<section class="look here"><div class="plan-view">{first.plan_svg}</div></section>'
            if first.plan_svg
            else ""
        )
        return f"""<div class="kiosk" data-view="home">
{header}
<div class="banners"><div class="script-lines">
{help_lines}
</div></div>
<main class="view">
{plan}
<section class="touch">
{title}
{first_choices(self._tree, say, first.choices, is_large=look.is_large)}
</section>
</main>
{first_bar(self._tree, say)}
</div>"""

    def notice(
        self, look: Look, title: str, texts: tuple[str, ...], ways: str, languages: str = ""
    ) -> str:
        """A page without script that says something; `ways` and `languages` are links as HTML."""
        languages = f'\n<p class="languages">{languages}</p>' if languages else ""
        paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
        body = f"""<main class="page-notice">
<h1>{escape(title)}</h1>
{paragraphs}
<nav class="ways">{ways}</nav>{languages}
</main>"""
        head = "\n".join(sheet_link(self._tree, sheet) for sheet in (TYPE_SHEET, _NOTICE_SHEET))
        return html_document(self._tree, "notice", look, title=title, head=head, body=body)

    def _styles(self, page: Page) -> str:
        """The type is fetched and set by the page's script when that has time for it."""
        type_sheet = self._tree.address(TYPE_SHEET)
        return f"""{sheet_link(self._tree, sheet_of(page))}
<link rel="stylesheet" href="{type_sheet}" id="type" disabled>
<noscript><link rel="stylesheet" href="{type_sheet}"></noscript>"""

    def _say(self, locale: str) -> "_Words":
        return _Words(self._translator, locale)


@dataclass(frozen=True, slots=True)
class _Words:
    """Messages of one locale, escaped for HTML."""

    translator: Translator
    locale: str

    def __call__(self, message_id: str, args: Mapping[str, Argument] | None = None) -> str:
        return escape(self.translator.text(self.locale, message_id, args))
