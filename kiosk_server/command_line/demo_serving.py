"""Runs a filled demo: says where everything is, then serves until told to stop."""

import os
import sys
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette

from floorplans.model import Plan
from kiosk_server.app import build_app
from kiosk_server.command_line.console import Console
from kiosk_server.command_line.demo_filling import DEMO, FilledDemo, fill_demo
from kiosk_server.command_line.demo_screens import DemoScreens, demo_screens
from kiosk_server.core.logs import configure_logs
from kiosk_server.core.request_context import Services
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People
from kiosk_server.runtime.process import run_server
from kiosk_server.venue.service import VenueService

_PAGES = (
    ("demo-page-ticket", "/ticket"),
    ("demo-page-counter", "/counter"),
    ("demo-page-facilities", "/facilities"),
    ("demo-page-screens", "/screens"),
    ("demo-page-figures", "/figures"),
    ("demo-page-explorer", "/explorer"),
    ("demo-page-graphql", "/graphql"),
    ("demo-page-sign-in", "/sign-in"),
)


def serve_demo(settings: Settings, plan: Plan | None, console: Console) -> int:
    """Fills the data folder once the port is ours, and serves; returns the exit status.

    Raises what filling and serving raise.
    """
    filled: list[FilledDemo] = []

    async def fill(venue: VenueService, people: People) -> None:
        filled.append(await fill_demo(venue, people, settings.data_dir, plan))

    async def tell(services: Services) -> None:
        screens = await demo_screens(services, settings, filled[0].spot_code, DEMO)
        _announce(settings, filled[0], screens, console)

    def build() -> Starlette:
        configure_logs(settings.log_level, settings.log_format, sys.stderr)
        return build_app(settings, translator=console.translator, fill=fill, tell=tell)

    return run_server(build, settings, os.environ)


def _announce(
    settings: Settings, filled: FilledDemo, screens: DemoScreens, console: Console
) -> None:
    """Says where things are, and who may sign in."""
    name = filled.venue.find(console.locale) or settings.data_dir.name
    console.say("demo-running", name=name, folder=str(settings.data_dir))
    spot = quote(filled.spot_code, safe="")
    pages = (
        ("demo-page-kiosk", f"/kiosk?at={spot}" if spot else "/kiosk"),
        *([("demo-page-phone", f"/go/{spot}")] if spot else []),
        *_PAGES,
    )
    _list(console, [(name, settings.public_url + path) for name, path in pages])
    console.say("demo-boards")
    _list(console, [("demo-board-zone", screens.board), ("demo-board-room", screens.door)])
    console.say("demo-loudspeakers")
    speaking = (
        ("demo-loudspeaker-board", screens.speaking_board),
        ("demo-loudspeaker-kiosk", screens.speaking_kiosk),
    )
    _list(console, speaking)
    if _is_only_here(settings.public_url):
        console.say("demo-only-here")
    console.say("demo-pictures")
    for path in filled.picture_paths:
        console.line(f"  {settings.public_url}{path}")
    console.say("demo-accounts")
    for account, password in sorted(filled.passwords.items()):
        console.line(f"  {account:<12} {password}")
    console.say("demo-stop")
    sys.stdout.flush()


def _list(console: Console, named: Iterable[tuple[str, str]]) -> None:
    """Addresses with what each is called, in the order in which they come; without empty ones."""
    for message_id, address in named:
        if address:
            console.line(f"  {console.text(message_id):<12} {address}")


def _is_only_here(public_url: str) -> bool:
    """Whether only this machine can open the address."""
    host = urlsplit(public_url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
