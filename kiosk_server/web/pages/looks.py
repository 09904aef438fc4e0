"""How somebody asked for a page to be shown: its language, size and contrast."""

from collections.abc import Sequence

from starlette.requests import Request

from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.web.pages.html_document import Look


def asked_look(request: Request, locales: Sequence[str]) -> Look:
    """`locale`, `mode=large` and `contrast=high` of the address; languages else as accepted.

    `locales`: those that are offered, the default first.
    """
    asked = request.query_params
    wish = asked.get("locale") or request.headers.get("accept-language")
    return Look(
        locale_for(wish, tuple(locales), locales[0]),
        is_large=asked.get("mode") == "large",
        is_contrast=asked.get("contrast") == "high",
    )
