"""What must hold between settings, and the form of those that are addresses, networks or tags."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from kiosk_server.core.errors import ServerError
from kiosk_server.core.keypad_keys import are_keypad_keys
from kiosk_server.core.peers import PeerNetworks
from kiosk_server.core.settings import EventsBackend, ListeningEngine, Settings

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_HOSPITAL = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def check_settings(settings: Settings, file: str) -> None:
    """Raises ServerError `settings-missing` or `settings-wrong-value` with file and key."""
    for name, form in _wrong_values(settings):
        raise ServerError("settings-wrong-value", file=file, key=name, form=form)
    for name in _missing(settings):
        raise ServerError("settings-missing", file=file, key=name)


def _wrong_values(settings: Settings) -> Iterable[tuple[str, str]]:
    """Names of settings whose value has not the form that is named with them."""
    for name in _wrong_addresses(settings):
        yield name, "address"
    if not settings.locales or not all(_LOCALE.fullmatch(tag) for tag in settings.locales):
        yield "locales", "locales"
    for name, networks in (
        ("trusted_proxies", settings.trusted_proxies),
        ("metrics_addresses", settings.metrics_addresses),
    ):
        if not _are_networks(networks):
            yield name, "networks"
    if not _HOSPITAL.fullmatch(settings.hospital_id):
        yield "hospital_id", "identifier"
    if not _IDENTIFIER.fullmatch(settings.events_channel):
        yield "events_channel", "identifier"
    if not settings.database_address.startswith(("sqlite:///", "postgresql:", "postgresql+")):
        yield "database_url", "database"
    if settings.redis_url and not settings.redis_url.startswith(("redis://", "rediss://", "unix:")):
        yield "redis_url", "redis"
    if not all(
        all(part.strip() for part in pair.split("=", 1)) and "=" in pair
        for pair in settings.oidc_roles
    ):
        yield "oidc_roles", "pairs"
    if not are_keypad_keys(settings.keypad_keys):
        yield "keypad_keys", "keys"
    on_postgresql = settings.database_address.startswith("postgresql")
    if settings.events_backend is EventsBackend.POSTGRESQL and not on_postgresql:
        yield "events_backend", "database-postgresql"


def _wrong_addresses(settings: Settings) -> Iterable[str]:
    """Names of settings that hold no address, or one of another form than they need."""
    if not _is_web_address(settings.public_url):
        yield "public_url"
    if settings.oidc_issuer and not _is_web_address(settings.oidc_issuer, path_allowed=True):
        yield "oidc_issuer"
    if not all(
        _is_web_address(url, path_allowed=True, query_allowed=True) for url in settings.webhook_urls
    ):
        yield "webhook_urls"


def _missing(settings: Settings) -> Iterable[str]:
    """Settings that others want."""
    if settings.tls_cert and not settings.tls_key:
        yield "tls_key"
    if settings.tls_key and not settings.tls_cert:
        yield "tls_cert"
    if settings.events_backend is EventsBackend.REDIS and not settings.redis_url:
        yield "redis_url"
    if settings.oidc_issuer and not settings.oidc_client_id:
        yield "oidc_client_id"
    if settings.listening_engine is not ListeningEngine.NONE and settings.listening_model is None:
        yield "listening_model"
    if settings.webhook_urls and not settings.webhook_secret:
        yield "webhook_secret"


def _is_web_address(text: str, *, path_allowed: bool = False, query_allowed: bool = False) -> bool:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    extra = parts.fragment or parts.username or (parts.path and not path_allowed)
    return usable and not extra and (query_allowed or not parts.query)


def _are_networks(networks: Iterable[str]) -> bool:
    try:
        PeerNetworks(networks)
    except ValueError:
        return False
    return True
