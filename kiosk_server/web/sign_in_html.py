"""The sign-in page as HTML, in the words of the catalogs; works without script."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from i18n.translator import Argument, Translator

STYLE_PATH = "/sign-in.css"
SIGN_IN_PATH = "/sign-in"
SIGN_OUT_PATH = "/sign-out"
PROVIDER_PATH = "/sign-in/provider"
_WAYS_PATH = "/staff"
PROVIDER_RETURN_PATH = "/sign-in/provider/return"

_PICTURE = """<svg viewBox="0 0 600 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
<path class="room" d="M-9-9h259v219H-9zM310-9h299v149H310zM310 200h299v220H310zM-9 270h259v190H-9z\
M310 480h299v180H310zM-9 520h259v220H-9zM310 720h299v189H310zM-9 800h259v109H-9z"/>
<path class="door" d="M250 92v56M408 140h56M432 420h56M250 350v56M310 540v56M250 616v56\
M400 720h56"/>
<path class="way" d="M280 836V480a30 30 0 0 1 30-30h120a30 30 0 0 0 30-30v-34"/>
<circle class="start" cx="280" cy="836" r="12"/><circle class="goal" cx="460" cy="380" r="17"/>
</svg>"""


@dataclass(frozen=True, slots=True)
class SignInForm:
    """What the form shows: what was typed, where to go on, and what is wrong, as message ids."""

    name: str = ""
    next_path: str = ""
    trouble: str | None = None
    trouble_fields: Mapping[str, Argument] | None = None
    name_trouble: str | None = None
    password_trouble: str | None = None
    note: str | None = None
    has_provider: bool = False


class SignInHtml:
    """Writes the pages."""

    def __init__(self, translator: Translator, style_version: str) -> None:
        self._translator = translator
        self._style = f"{STYLE_PATH}?v={style_version}"

    def form(self, locale: str, form: SignInForm) -> str:
        """The page with the form to sign in."""
        say = _Words(self._translator, locale)
        title = say("sign-in-title")
        is_wrong = bool(form.trouble or form.name_trouble or form.password_trouble)
        address = _address(SIGN_IN_PATH, locale)
        body = [
            f"<h1>{title}</h1>",
            f'<p class="lead">{say("sign-in-for")}</p>',
            self._trouble(say, form),
            f'<form method="post" action="{address}" novalidate>',
            _hidden("next", form.next_path),
            _field(say, "name", "username", form.name_trouble, form.name),
            _field(say, "password", "current-password", form.password_trouble),
            f'<button class="button" type="submit">{say("sign-in-button")}</button>',
            "</form>",
        ]
        if form.has_provider:
            query = urlencode({"next": form.next_path, "lang": locale})
            body += [
                f'<p class="or">{say("sign-in-other")}</p>',
                _link("button quiet", f"{PROVIDER_PATH}?{query}", say("sign-in-oidc")),
            ]
        shown_title = f"{say('sign-in-trouble')} · {title}" if is_wrong else title
        return self._page(say, shown_title, "\n".join(body), form.next_path)

    def signed_in(self, locale: str, name: str, next_path: str) -> str:
        """The page for somebody who has signed in already."""
        say = _Words(self._translator, locale)
        title, ways = say("sign-in-signed-in"), say("sign-in-ways")
        body = "\n".join(
            [
                f"<h1>{title}</h1>",
                f'<p class="lead">{say("sign-in-as", {"name": name})}</p>',
                _link("button", next_path, say("sign-in-continue")) if next_path else "",
                _link("button quiet", f"{_WAYS_PATH}?{urlencode({'locale': locale})}", ways),
                f'<form class="apart" method="post" action="{_address(SIGN_OUT_PATH, locale)}">',
                f'<button class="button quiet" type="submit">{say("sign-in-out")}</button>',
                "</form>",
            ]
        )
        return self._page(say, title, body, next_path)

    @staticmethod
    def _trouble(say: "_Words", form: SignInForm) -> str:
        if form.trouble:
            told = say(form.trouble, form.trouble_fields)
            return (
                f'<div class="trouble" role="alert" id="trouble"><h2>{say("sign-in-trouble")}</h2>'
                f"<p>{told}</p></div>"
            )
        if form.note:
            return f'<div class="note" role="status"><p>{say(form.note)}</p></div>'
        return ""

    def _page(self, say: "_Words", title: str, body: str, next_path: str) -> str:
        other = "en" if say.locale == "zh-CN" else "zh-CN"
        query = {"lang": other} | ({"next": next_path} if next_path else {})
        switch = escape(f"{SIGN_IN_PATH}?{urlencode(query)}")
        return f"""<!doctype html>
<html lang="{say.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{title}</title>
<link rel="stylesheet" href="{escape(self._style)}">
</head>
<body>
<div class="picture">{_PICTURE}</div>
<main><div class="sheet">
{body}
</div></main>
<footer class="bar">
<p>{say("sign-in-forgotten")}</p>
<a href="{switch}" lang="{other}" hreflang="{other}">{say("sign-in-language")}</a>
</footer>
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


def _address(path: str, locale: str) -> str:
    return escape(f"{path}?{urlencode({'lang': locale})}")


def _link(style: str, address: str, words: str) -> str:
    """A link; `words` are HTML already."""
    return f'<a class="{style}" href="{escape(address)}">{words}</a>'


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">' if value else ""


def _field(say: _Words, name: str, autocomplete: str, trouble: str | None, value: str = "") -> str:
    """A labelled field; what is wrong with it stands between label and field, and is read out."""
    kind = "password" if name == "password" else "text"
    described = f' aria-invalid="true" aria-describedby="{name}-wrong"' if trouble else ""
    told = f'<span class="wrong" id="{name}-wrong">{say(trouble)}</span>' if trouble else ""
    focus = " autofocus" if trouble else ""
    shown = f' value="{escape(value)}"' if value else ""
    return (
        f'<label for="{name}">{say(f"sign-in-{name}")}</label>{told}'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{autocomplete}"'
        f' autocapitalize="none" spellcheck="false" required{described}{focus}{shown}>'
    )
