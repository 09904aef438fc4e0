"""The only wiring: nothing else knows all parts of the server."""

from kiosk_server.app.building import build_app

__all__ = ["build_app"]
