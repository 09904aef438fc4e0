"""What a page may load and run: only this server's own files, and nothing written into the page."""

import base64
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urlsplit


def page_headers(import_map: str, public_url: str) -> Mapping[str, str]:
    """The headers of every page that carries this import map, its only script inside the page."""
    return {
        "Content-Security-Policy": content_policy(import_map, public_url),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def content_policy(import_map: str, public_url: str) -> str:
    """The policy in the header's form; WebSockets are allowed to the page's own server alone."""
    digest = base64.b64encode(sha256(import_map.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{digest}'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {_socket_origin(public_url)}",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _socket_origin(public_url: str) -> str:
    parts = urlsplit(public_url)
    return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
