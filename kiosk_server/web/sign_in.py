"""The routes for signing in and out by browser: the page, the session's cookie, its style sheet."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from importlib import resources
from urllib.parse import parse_qsl, urlencode

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.people.assembly import People
from kiosk_server.people.model import PeopleRefusal, Refused
from kiosk_server.people.service.sign_in import SignedIn
from kiosk_server.people.session_cookie import (
    DEVICE_LASTS,
    cookie_name,
    device_cookie_name,
    is_from_own_page,
)
from kiosk_server.web.sign_in_html import (
    SIGN_IN_PATH,
    SIGN_OUT_PATH,
    STYLE_PATH,
    SignInForm,
    SignInHtml,
)

MOST_FORM_BYTES = 8_192
_FORM_TYPE = "application/x-www-form-urlencoded"
_STATUS = {
    PeopleRefusal.SIGN_IN_LOCKED: 429,
    PeopleRefusal.SIGN_IN_BUSY: 503,
    PeopleRefusal.SIGN_IN_PROVIDER: 502,
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

Endpoint = Callable[[Request], Awaitable[Response]]


class SignInPages:
    """The pages and what their forms do. `has_provider`: a hospital's own service signs in too."""

    def __init__(
        self,
        people: People,
        translator: Translator,
        locales: tuple[str, ...],
        *,
        has_provider: bool = False,
    ) -> None:
        self._people = people
        self._locales = locales
        self._has_provider = has_provider
        style = resources.files("kiosk_server.web") / "sign_in.css"
        self._style = style.read_bytes()
        self._html = SignInHtml(translator, hashlib.sha256(self._style).hexdigest()[:12])

    def routes(self) -> list[Route]:
        """`/sign-in`, `/sign-out`, `/sign-in.css`."""
        return [
            Route(SIGN_IN_PATH, self.show, methods=["GET"]),
            Route(SIGN_IN_PATH, self.sign_in, methods=["POST"]),
            Route(SIGN_OUT_PATH, self.sign_out, methods=["POST"]),
            Route(STYLE_PATH, self.style, methods=["GET"]),
        ]

    async def style(self, _: Request) -> Response:
        """The style sheet; its address changes with it."""
        caching = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(self._style, media_type="text/css", headers=caching)

    async def show(self, request: Request) -> Response:
        """The form or, for somebody who has signed in, where to go on and how to sign out."""
        next_path = local_path(request.query_params.get("next", ""))
        note = "sign-in-signed-out" if "out" in request.query_params else None
        try:
            principal = await self._signed_in(request)
        except NotAuthenticated:
            response = self.form(request, SignInForm(next_path=next_path, note="sign-in-ended"))
            self._drop_cookie(response)
            return response
        if principal is not None:
            page = self._html.signed_in(self._locale(request), principal.name, next_path)
            return HTMLResponse(page, headers=_HEADERS)
        return self.form(request, SignInForm(next_path=next_path, note=note))

    async def sign_in(self, request: Request) -> Response:
        """Looks at the form; on with a session, or back with what is wrong."""
        given = await _read_form(request)
        if given is None:
            return Response(status_code=413 if _is_form(request) else 415)
        name, password = given.get("name", ""), given.get("password", "")
        next_path = local_path(given.get("next", ""))
        if not is_from_own_page(request.headers, self._people.settings):
            wrong = SignInForm(next_path=next_path, trouble="sign-in-origin")
            return self.form(request, wrong, 403)
        if not name.strip() or not password:
            wrong = SignInForm(
                name=name,
                next_path=next_path,
                name_trouble=None if name.strip() else "sign-in-name-missing",
                password_trouble=None if password else "sign-in-password-missing",
            )
            return self.form(request, wrong, 422)
        address = request.client.host if request.client is not None else ""
        done = await self._people.sign_in.sign_in(
            name,
            password,
            address,
            old_secret=self.old_secret(request),
            device=request.cookies.get(device_cookie_name(self._people.settings)),
        )
        if isinstance(done, Refused):
            return self.refused(request, done, name=name, next_path=next_path)
        return self.welcome(done, next_path)

    async def sign_out(self, request: Request) -> Response:
        """Ends the browser's session."""
        if not is_from_own_page(request.headers, self._people.settings):
            return self.form(request, SignInForm(trouble="sign-in-origin"), 403)
        secret = self.old_secret(request)
        if secret is not None:
            await self._people.sign_in.sign_out(secret)
        query = urlencode({"out": "", "lang": self._locale(request)})
        response = RedirectResponse(f"{SIGN_IN_PATH}?{query}", 303, headers=_HEADERS)
        self._drop_cookie(response)
        return response

    def form(self, request: Request, form: SignInForm, status: int = 200) -> Response:
        """The page with the form."""
        shown = SignInForm(
            name=form.name,
            next_path=form.next_path,
            trouble=form.trouble,
            trouble_fields=form.trouble_fields,
            name_trouble=form.name_trouble,
            password_trouble=form.password_trouble,
            note=form.note,
            has_provider=self._has_provider,
        )
        page = self._html.form(self._locale(request), shown)
        return HTMLResponse(page, status, headers=_HEADERS)

    def refused(
        self, request: Request, refused: Refused, *, name: str = "", next_path: str = ""
    ) -> Response:
        """The form again, with why it was refused and what to do."""
        minutes = str(-(-refused.seconds // 60))
        form = SignInForm(
            name=name,
            next_path=next_path,
            trouble=f"refusal-{refused.reason.value}",
            trouble_fields={"minutes": minutes},
        )
        response = self.form(request, form, _STATUS.get(refused.reason, 403))
        if refused.seconds:
            response.headers["Retry-After"] = str(refused.seconds)
        return response

    def welcome(self, signed_in: SignedIn, next_path: str) -> Response:
        """On to where somebody wanted to go, with the cookie of the new session."""
        response = RedirectResponse(next_path or SIGN_IN_PATH, 303, headers=_HEADERS)
        settings = self._people.settings
        cookies = [(cookie_name(settings), signed_in.secret, settings.session_length)]
        if signed_in.device:
            cookies.append((device_cookie_name(settings), signed_in.device, DEVICE_LASTS))
        for name, value, lasts in cookies:
            response.set_cookie(
                name,
                value,
                max_age=int(lasts.total_seconds()),
                secure=settings.is_https,
                httponly=True,
                samesite="lax",
            )
        return response

    def old_secret(self, request: Request) -> str | None:
        """The secret of the session that the browser has already."""
        return request.cookies.get(cookie_name(self._people.settings))

    async def _signed_in(self, request: Request) -> Principal | None:
        secret = self.old_secret(request)
        return None if not secret else await self._people.sign_in.recognise(secret)

    def _drop_cookie(self, response: Response) -> None:
        response.delete_cookie(
            cookie_name(self._people.settings),
            secure=self._people.settings.is_https,
            httponly=True,
            samesite="lax",
        )

    def _locale(self, request: Request) -> str:
        wish = request.query_params.get("lang") or request.headers.get("accept-language")
        return locale_for(wish, self._locales, self._locales[0])


def local_path(text: str) -> str:
    r"""A path of this server that somebody may be sent on to; empty for anything else.

    `//host`, `/\host` and control characters would lead browsers to another server.
    """
    is_local = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_local and "\\" not in text else ""


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM_TYPE


async def _read_form(request: Request) -> Mapping[str, str] | None:
    """The fields of a form, the first of each name; None for another or too large a body."""
    if not _is_form(request):
        return None
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_FORM_BYTES:
                return None
    except ClientDisconnect:
        return None  # nobody reads the answer
    try:
        pairs = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=20
        )
    except ValueError:
        return None
    return dict(reversed(pairs))
