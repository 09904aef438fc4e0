"""What stands at the address of a screen, as HTML in the words of the catalogs: large enough for a
board on a wall, works without script and with the OK of a remote control.
"""

from dataclasses import dataclass
from html import escape

from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText

STYLE_PATH = "/enrol.css"


class EnrolmentHtml:
    """Writes the pages."""

    def __init__(self, translator: Translator, style_version: str) -> None:
        self._translator = translator
        self._style = f"{STYLE_PATH}?v={style_version}"

    def question(self, locale: str, name: str) -> str:
        """Whether this screen is to be the hospital's one of a name; its button makes it so."""
        say = _Words(self._translator, locale)
        title = say("enrol-question", name=name)
        body = (
            f'<p>{say("enrol-what")}</p>\n<form method="post">'
            f'<button type="submit" autofocus>{say("enrol-do-it")}</button></form>'
        )
        return self._page(locale, title, body)

    def over(self, locale: str, told: TwinText) -> str:
        """Why an address does not make this screen the hospital's."""
        say = _Words(self._translator, locale)
        return self._page(locale, say("enrol-over"), f"<p>{escape(told.text)}</p>")

    def later(self, locale: str, told: TwinText, again_seconds: str) -> str:
        """That it cannot be done just now; asks again by itself."""
        say = _Words(self._translator, locale)
        again = f'<meta http-equiv="refresh" content="{again_seconds}">'
        body = f'<p>{escape(told.text)}</p>\n<p role="status">{say("enrol-again")}</p>'
        return self._page(locale, say("enrol-later"), body, again)

    def _page(self, locale: str, title: str, body: str, also: str = "") -> str:
        return f"""<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">{also}
<title>{title}</title>
<link rel="stylesheet" href="{escape(self._style)}">
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class _Words:
    """Messages of one locale, escaped for HTML."""

    translator: Translator
    locale: str

    def __call__(self, message_id: str, **args: Argument) -> str:
        return escape(self.translator.text(self.locale, message_id, args))
