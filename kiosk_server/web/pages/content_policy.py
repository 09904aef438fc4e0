"""What a page may load and run: only this server's own files, and nothing written into the page."""

from collections.abc import Mapping
from urllib.parse import urlsplit


def page_headers(public_url: str, *, listens: bool = False) -> Mapping[str, str]:
    """The headers of every page; `listens`: pages may ask for the microphone."""
    denied = "camera=(), geolocation=(), payment=(), usb=()"
    microphone = "(self)" if listens else "()"
    return {
        "Content-Security-Policy": content_policy(public_url),
        "Permissions-Policy": f"{denied}, microphone={microphone}",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def content_policy(public_url: str) -> str:
    """The policy in the header's form; WebSockets are allowed to the page's own server alone."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "blob:",
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
