"""A page as HTML: what is to be seen before any script runs, and what the script begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import orjson

from i18n.translator import Argument, Translator
from kiosk_server.web.pages.boot_record import as_script, direction_of
from kiosk_server.web.pages.page_texts import PAGES, Page
from kiosk_server.web.pages.static_tree import ICONS_FILE, StaticTree

NAMED_MODULES: Mapping[str, str] = {
    "lit-html": "npm/lit-html/lit-html.js",
    "lit-html/": "npm/lit-html/",
    "@fluent/bundle": "npm/@fluent/bundle/esm/index.js",
    "icons": ICONS_FILE,
}
_STYLES = (
    "npm/@fontsource-variable/noto-sans-sc/index.css",
    *("css/tokens.css", "css/base.css", "css/plan.css"),
)
_FIRST_FONT = "npm/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-latin-wght-normal.woff2"


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is shown from its first paint."""

    locale: str
    is_large: bool = False
    is_contrast: bool = False


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """What stands on the page before script runs; all texts are plain. `plan_svg` is our own."""

    venue: str
    place: str
    title: str
    plan_svg: str = ""


def import_map(tree: StaticTree) -> str:
    """The import map's JSON; the policy names its hash, so it must be written as it is here."""
    imports = {name: tree.folder_address + path for name, path in NAMED_MODULES.items()}
    return orjson.dumps({"imports": imports}).decode()


def script_of(page: Page) -> str:
    """The module that a page begins with."""
    return f"{page}/{page}.js"


class PageShell:
    """Writes the pages around what they are given."""

    def __init__(self, tree: StaticTree, translator: Translator) -> None:
        """Raises KeyError for a module that the tree does not hold."""
        self._tree = tree
        self._translator = translator
        self.import_map = import_map(tree)
        self._preloads = {page: self._preloads_of(page) for page in PAGES}

    def page(self, page: Page, look: Look, first: FirstPaint, boot: Mapping[str, object]) -> str:
        """The whole page."""
        manifest = '\n<link rel="manifest" href="/manifest.webmanifest">' if page == "phone" else ""
        body = f"""<div id="app" class="first-paint">
{self._first_paint(page, look, first)}
</div>
<p id="announcer" class="only-heard" role="status" aria-live="polite"></p>
<p id="announcer-now" class="only-heard" role="alert" aria-live="assertive"></p>
<script type="application/json" id="boot">{as_script(boot)}</script>
<script type="module" src="{self._tree.address(script_of(page))}"></script>"""
        head = f"""{self._styles(page)}{manifest}
<script src="{self._tree.address("frame/early.js")}"></script>
<script type="importmap">{self.import_map}</script>
{self._preloads[page]}"""
        return self._document(page, look, first.title, head, body)

    def _first_paint(self, page: Page, look: Look, first: FirstPaint) -> str:
        """Set as the page's own script sets it, so that nothing moves when that takes over."""
        say = self._say(look.locale)
        header = f"""<header class="page-header">
<p class="venue-name">{escape(first.venue)}</p>
<p class="page-place">{escape(first.place)}</p>
<time class="page-clock"></time>
</header>"""
        words = f"""<h1>{escape(first.title)}</h1>
<p class="script-help">{say("frame-script-failed")}</p>
<noscript><p>{say("frame-script-off")}</p></noscript>"""
        if page == "phone":
            return f'{header}\n<main class="page-main">\n{words}\n</main>'
        plan = (
            f'<section class="look here"><div class="plan-view">{first.plan_svg}</div></section>'
            if first.plan_svg
            else ""
        )
        return f"""<div class="kiosk" data-view="home">
{header}
<main class="view">
{plan}
<section class="touch">
{words}
</section>
</main>
</div>"""

    def notice(self, look: Look, title: str, texts: tuple[str, ...], ways: str) -> str:
        """A page without script that says something; `ways` are links as HTML."""
        paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
        body = f"""<main class="page-notice">
<h1>{escape(title)}</h1>
{paragraphs}
<nav class="ways">{ways}</nav>
</main>"""
        return self._document("notice", look, title, self._styles(None), body)

    def style_paths(self, page: Page | None) -> list[str]:
        """The style sheets of a page in their order; None: of a page that only says something."""
        names = _STYLES if page is None else (*_STYLES, f"css/{page}.css")
        return [name for name in names if name in self._tree.files]

    def _styles(self, page: Page | None) -> str:
        links = [
            f'<link rel="stylesheet" href="{self._tree.address(name)}">'
            for name in self.style_paths(page)
        ]
        font = self._tree.address(_FIRST_FONT)
        links.insert(
            0, f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
        )
        return "\n".join(links)

    def _preloads_of(self, page: Page) -> str:
        modules = self._tree.modules_of(script_of(page), NAMED_MODULES)
        links = (
            f'<link rel="modulepreload" href="{self._tree.address(module)}">' for module in modules
        )
        return "\n".join(links)

    def _say(self, locale: str) -> "_Words":
        return _Words(self._translator, locale)

    def _document(self, page: str, look: Look, title: str, head: str, body: str) -> str:
        mark = self._tree.address("frame/mark.svg")
        return f"""<!doctype html>
<html lang="{escape(look.locale)}" dir="{direction_of(look.locale)}" data-page="{page}" \
data-mode="{"large" if look.is_large else "standard"}" \
data-contrast="{"high" if look.is_contrast else "normal"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="{mark}" type="image/svg+xml">
<title>{escape(title)}</title>
{head}
</head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class _Words:
    """Messages of one locale, escaped for HTML."""

    translator: Translator
    locale: str

    def __call__(self, message_id: str, args: Mapping[str, Argument] | None = None) -> str:
        return escape(self.translator.text(self.locale, message_id, args))
