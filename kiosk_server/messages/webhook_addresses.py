"""Addresses that webhooks go to: how one is read, and the name it has in the outbox, where its
text, which may hold a token, must not stand.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kiosk_server.core.errors import ServerError

_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATH = "/%:@!$&'()*+,;=-._~"
_NAME_DIGITS = 16


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """Where a webhook is sent. `name` is the same for the same text, and tells nothing of it."""

    name: str
    is_https: bool
    host: str
    port: int
    target: str
    """Path and query."""

    @property
    def authority(self) -> str:
        """The value of the header `Host`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.is_https else "http"]
        return host if self.port == usual else f"{host}:{self.port}"


def read_webhook_address(text: str) -> WebhookAddress:
    """An http or https address. Raises ServerError `webhook-address-unfit` for anything else, also
    for one with a user's name in it.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
        if parts.scheme not in _PORTS or not host or port == 0 or parts.username is not None:
            raise ServerError("webhook-address-unfit")
        host = host if ":" in host else host.encode("idna").decode()
    except ValueError as error:
        raise ServerError("webhook-address-unfit") from error
    target = quote(parts.path or "/", safe=_KEPT_IN_PATH)
    if parts.query:
        target += "?" + quote(parts.query, safe=_KEPT_IN_PATH + "?")
    name = hashlib.sha256(text.encode()).hexdigest()[:_NAME_DIGITS]
    return WebhookAddress(name, parts.scheme == "https", host, port or _PORTS[parts.scheme], target)


def webhook_addresses(texts: Iterable[str]) -> Mapping[str, WebhookAddress]:
    """Addresses by their names, each once. Raises as `read_webhook_address` does."""
    addresses = (read_webhook_address(text) for text in texts)
    return {address.name: address for address in addresses}
