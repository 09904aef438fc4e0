"""The HTML document that every page is: its language and look, and what all heads have."""

from dataclasses import dataclass
from html import escape

from accessibility.presentation import root_attributes
from kiosk_server.web.pages.boot_record import direction_of
from kiosk_server.web.pages.static_tree import StaticTree


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is shown from its first paint."""

    locale: str
    is_large: bool = False
    is_contrast: bool = False


def html_document(
    tree: StaticTree, page: str, look: Look, *, title: str, head: str, body: str
) -> str:
    """The whole document. `title` is plain text, `head` and `body` are HTML."""
    form = root_attributes(is_large=look.is_large, is_contrast=look.is_contrast)
    shown = "".join(f' data-{name}="{value}"' for name, value in form.items())
    return f"""<!doctype html>
<html lang="{escape(look.locale)}" dir="{direction_of(look.locale)}" data-page="{page}"{shown}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="{tree.address("frame/mark.svg")}" type="image/svg+xml">
<title>{escape(title)}</title>
{head}
</head>
<body>
{body}
</body>
</html>
"""


def sheet_link(tree: StaticTree, path: str) -> str:
    """The element that sets a page in a style sheet, by its path in the tree."""
    return f'<link rel="stylesheet" href="{tree.address(path)}">'
