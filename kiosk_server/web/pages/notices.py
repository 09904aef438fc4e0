"""Pages of words without a script: what they say, where they lead, and the same in other languages.

Knows no plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.alarm_notice import look_query
from kiosk_server.web.pages.boot_record import PageParts, direction_of
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.page_shell import PageShell

HTML = "text/html; charset=utf-8"
_LANGUAGE_NAME = "frame-language-name"


class Notices:
    """Answers with pages of words."""

    def __init__(self, parts: PageParts, headers: Mapping[str, str]) -> None:
        self._parts = parts
        self._shell = PageShell(parts.tree, parts.translator)
        self._headers = headers

    def show(
        self,
        request: Request,
        look: Look,
        status: int,
        title: str,
        texts: Sequence[str],
        ways: Sequence[tuple[str, str]],
    ) -> Response:
        """`title` and `texts` are messages; `ways` are addresses with the message of each."""
        translator = self._parts.translator
        # A page of a few words is in one language, which may be the one that stands in.
        locale = translator.language_of(look.locale, title)
        links = "".join(
            f'<a class="way" href="{escape(_shown_as(look, address))}">'
            f"{escape(translator.text(locale, message_id))}</a>"
            for address, message_id in ways
        )
        page = self._shell.notice(
            replace(look, locale=locale),
            translator.text(locale, title),
            tuple(translator.text(locale, text) for text in texts),
            links,
            self._languages(look),
        )
        headers = {**self._headers, "Content-Language": locale}
        if status != 200:
            headers["Cache-Control"] = "no-store"
        return KeptAnswer.of(page.encode(), HTML).response(request, headers, status)

    def _languages(self, look: Look) -> str:
        """Links to this page in the languages that it is not in."""
        translator = self._parts.translator
        return "".join(
            f'<a href="?{escape(urlencode({"locale": tag, **look_query(look)}))}" lang="{tag}"'
            f' dir="{direction_of(tag)}">{escape(translator.text(tag, _LANGUAGE_NAME))}</a>'
            for tag in self._parts.settings.locales
            if tag != look.locale
        )


def _shown_as(look: Look, address: str) -> str:
    """An address with how the page that it leads to is to be shown."""
    path, mark, fragment = address.partition("#")
    return f"{path}?{urlencode({'locale': look.locale, **look_query(look)})}{mark}{fragment}"
