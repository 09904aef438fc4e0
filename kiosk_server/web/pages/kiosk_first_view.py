"""The kiosk's first view as HTML: its choices are there to touch before the page's script runs.

Set as browser/kiosk/home_view.js and browser/kiosk/page.js set it, so that nothing moves when these
take over. What is touched before that is kept by browser/frame/early.js.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from i18n.translator import Argument
from kiosk_server.web.pages.static_tree import StaticTree

MOST_CHOICES = 9
MOST_CHOICES_LARGE = 6
_CLINICS = "CLINICS"

Say = Callable[[str, Mapping[str, Argument] | None], str]
"""Words of one language, escaped for HTML."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of place to choose on the first view: a PlaceCategory and what it is called."""

    category: str
    name: str


def first_choices(tree: StaticTree, say: Say, choices: Sequence[Choice], *, is_large: bool) -> str:
    """The search and the kinds of places; nothing where there is no kind."""
    if not choices:
        return ""
    is_hospital = any(choice.category == _CLINICS for choice in choices)
    search = say("kiosk-search-open", {"venue": "hospital" if is_hospital else "other"})
    most = MOST_CHOICES_LARGE if is_large else MOST_CHOICES
    offered = choices[:MOST_CHOICES]
    shown = offered[:most]
    tiles = "\n".join(_tile(tree, choice) for choice in shown)
    sheets = -(-len(offered) // most)
    numbers = f"""<button type="button" class="numbers-open" data-view="numbers">
{_icon(tree, "ticket")}<span>{say("kiosk-numbers-open", None)}</span>
</button>"""
    return f"""<div class="home-ways"><button type="button" class="search-open">
{_icon(tree, "search")}<span>{search}</span>
</button>
{numbers if is_hospital else ""}</div>
<ul class="tiles" data-count="{len(shown)}" aria-label="{say("kiosk-categories", None)}">
{tiles}
</ul>
{_pager(tree, say, sheets) if sheets > 1 else ""}"""


def first_bar(tree: StaticTree, say: Say) -> str:
    """The bar at the bottom as high as it will be; its buttons come with the script."""
    return f"""<nav class="bottom-bar">
<button type="button" class="bar-button bar-back" disabled>
{_icon(tree, "chevron-left")}<span>{say("frame-back", None)}</span>
</button>
</nav>"""


def _tile(tree: StaticTree, choice: Choice) -> str:
    drawing = tree.category_icon(choice.category)
    return f"""<li><button type="button" class="tile" data-category="{escape(choice.category)}">
{_svg(drawing)}<span>{escape(choice.name)}</span>
</button></li>"""


def _pager(tree: StaticTree, say: Say, sheets: int) -> str:
    """The first of some sheets; who touches it turns the page as soon as that can be."""
    numbers = say("kiosk-page-of", {"page": "1", "pages": str(sheets)})
    return f"""<div class="pager">
<button type="button" class="button" aria-disabled="true">
{_icon(tree, "chevron-left")}<span>{say("kiosk-page-previous", None)}</span>
</button>
<p class="numerals">{numbers}</p>
<button type="button" class="button" data-sheet="1">
<span>{say("kiosk-page-next", None)}</span>{_icon(tree, "chevron-right")}
</button>
</div>"""


def _icon(tree: StaticTree, name: str) -> str:
    return _svg(tree.icons[name])


def _svg(inner: str) -> str:
    seen = 'class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"'
    return f"<svg {seen}>{inner}</svg>"
