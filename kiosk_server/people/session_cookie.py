"""The cookies that hold a session's secret, a known device and a screen, and whether a request
comes from our own pages.
"""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from kiosk_server.people.settings import PeopleSettings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""
DEVICE_LASTS = timedelta(days=180)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def cookie_name(settings: PeopleSettings) -> str:
    """`__Host-kiosk`, which browsers take only over HTTPS for the whole host; else `kiosk`."""
    return "__Host-kiosk" if settings.is_https else "kiosk"


def device_cookie_name(settings: PeopleSettings) -> str:
    """The name of the cookie by which a browser is known at the next sign-in."""
    return f"{cookie_name(settings)}-device"


def screen_cookie_name(settings: PeopleSettings) -> str:
    """The name of the cookie by which a kiosk or a display is known."""
    return f"{cookie_name(settings)}-screen"


def forgetting_cookie(settings: PeopleSettings) -> str:
    """A `Set-Cookie` by which a browser forgets its session."""
    secure = "; Secure" if settings.is_https else ""
    return f'{cookie_name(settings)}=""; Max-Age=0; Path=/; HttpOnly; SameSite=lax{secure}'


def is_from_own_page(headers: Mapping[str, str], settings: PeopleSettings) -> bool:
    """Whether a browser says that a page of this server made the request.

    `Origin` decides: it must be the public address, or the host that the request was sent to.
    Without one `Sec-Fetch-Site` does; a browser without either is refused.
    """
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    if settings.public_url and origin == origin_of(settings.public_url):
        return True
    schemes = ("https",) if settings.is_https else ("http", "https")
    host = headers.get("host", "")
    return bool(host) and origin in {f"{scheme}://{host}" for scheme in schemes}


def origin_of(url: str) -> str:
    """The Origin that browsers state for pages below an address: no default port, no capitals."""
    parts = urlsplit(url)
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(f':{parts.port}')}{port}"
