"""`/directory`: departments by level and by name, for any screen; each leads to the way there.

A page of links, also where no script runs. Its script adds the bar with language, size and voice,
and leads to the way out once an alarm begins. `at` says where one stands; left out: the lobby.
"""

import asyncio
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from floorplans.model import Level, Place, Plan
from kiosk_server.signs.directory_entries import (
    DirectoryEntry,
    directory_entries,
    entries_by_level,
    letter_of,
)
from kiosk_server.signs.sign_words import SignWords
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import Spot, find_spot, lobby_spot
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, as_script, boot_record
from kiosk_server.web.pages.content_policy import content_policy
from kiosk_server.web.pages.directory_voice import jump_label, origins_of_texts
from kiosk_server.web.pages.html_document import Look, html_document, sheet_link
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.static_tree import EARLY_FILE

DIRECTORY_PATH = "/directory"
_GO_PATH = "/go"
_KIOSK_PATH = "/kiosk"
_SHEET = "css/directory.css"
_SCRIPT = "scripts/directory.js"
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


class DirectoryPage:
    """Serves the page, finished once for each plan, look and spot."""

    def __init__(
        self, parts: PageParts, venue: VenueService, views: VenueViews, alarms: PageAlarms
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._views = views
        self._alarms = alarms
        self._headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": content_policy(parts.settings.public_url),
            "Referrer-Policy": "no-referrer",
            "Vary": "Accept-Language",
        }
        self._kept = KeptPages(_PAGES_BYTES)

    def routes(self) -> list[Route]:
        """`/directory`."""
        return [Route(DIRECTORY_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        headers = {**self._headers, "Content-Language": look.locale}
        if not self._venue.is_published:
            text = self._say(look, "frame-no-plan-text")
            page = KeptAnswer.of(self._page(look, "", f"<p>{escape(text)}</p>").encode(), _HTML)
            return page.response(request, {**headers, "Cache-Control": "no-store"}, 503)
        published = self._venue.current
        asked = find_spot(published.plan, request.query_params.get("at", ""))
        alarms = self._alarms.in_force
        page = await self._kept.get(
            (look, published.data_version, asked, alarms),
            lambda: asyncio.to_thread(self._written, look, published, asked, alarms),
        )
        return page.response(request, headers)

    def _written(
        self, look: Look, published: PublishedVenue, asked: Spot | None, alarms: tuple[Alarm, ...]
    ) -> KeptAnswer:
        plan = published.plan
        spot = asked or lobby_spot(plan)
        words = SignWords(self._parts.translator, plan, (look.locale,))
        entries = directory_entries(words)
        by_level = sorted(
            entries_by_level(entries, words), key=lambda each: _away(each[0], spot, plan)
        )
        by_name = groupby(entries, lambda each: letter_of(each.name.first, look.locale))
        views = self._views.of(published, look.locale)
        levels = "\n".join(
            self._section(
                f"level-{number}",
                words.label(level),
                words.floor(level).first,
                [(entry, entry.on(level), ()) for entry in here],
                look,
                spot,
                self._plan_of(words.floor(level).first, views.levels[level.id].plan_url, look),
            )
            for number, (level, here) in enumerate(by_level)
        )
        names = "\n".join(
            self._section(
                f"letter-{letter}",
                "",
                letter,
                [
                    (
                        entry,
                        entry.places[0],
                        tuple(words.floor(each).first for each in entry.levels),
                    )
                    for entry in group
                ],
                look,
                spot,
            )
            for letter, group in by_name
        )
        if not entries:
            levels = f"<p>{escape(self._say(look, 'directory-empty'))}</p>"
        floors = [(f"level-{number}", level) for number, (level, _) in enumerate(by_level)]
        body = f"""{self._jumps(look, floors, words)}
<div class="directory-levels">
{levels}
</div>
<h2 class="directory-title" id="names">{escape(self._say(look, "sign-directory-names"))}</h2>
<div class="directory-names">
{names}
</div>"""
        body = self._alarm_lines(look, published, spot, alarms) + body
        boot = {
            **self._boot(look, published, spot, alarms),
            "said": origins_of_texts(words, entries, [level for level, _ in by_level]),
        }
        return KeptAnswer.of(self._page(look, words.venue().first, body, boot).encode(), _HTML)

    def _alarm_lines(
        self, look: Look, published: PublishedVenue, spot: Spot | None, alarms: tuple[Alarm, ...]
    ) -> str:
        """What is to be left, each leading to the way out: also where no script runs."""
        told = self._alarms.names(alarms, published, look.locale)
        address = escape(_way_out(spot, look)["phone"])
        return "".join(
            f'<p class="banner"><a href="{address}">{escape(name)}</a></p>\n' for name in told
        )

    def _boot(
        self, look: Look, published: PublishedVenue, spot: Spot | None, alarms: tuple[Alarm, ...]
    ) -> Mapping[str, object]:
        """What the script is given beside what all pages have: where an alarm leads."""
        view = self._views.of(published, look.locale).venue(published)
        first = FirstView(alarms=self._alarms.record(alarms, published, look.locale))
        record = boot_record(self._parts, "directory", look.locale, view, published, spot, first)
        return {**record, "wayOut": _way_out(spot, look)}

    def _jumps(self, look: Look, floors: Sequence[tuple[str, Level]], words: SignWords) -> str:
        """Links to the levels, building by building, and to the names on this page."""
        houses: dict[str | None, list[tuple[float, str]]] = {}
        for name, level in floors:
            sign, said = jump_label(words, level)
            link = (
                f'<a class="directory-jump" href="#{escape(name)}"'
                f' aria-label="{escape(said)}">{escape(sign)}</a>'
            )
            houses.setdefault(level.building_id, []).append((-level.ordinal, link))
        # As on the panel of a lift: the highest first.
        lines = [
            f"<b>{escape(words.building(house).first)}</b>"
            f'<span class="directory-floors">{"".join(link for _, link in sorted(links))}</span>'
            for house, links in houses.items()
        ]
        names = escape(self._say(look, "sign-directory-names"))
        lines.append(f'<a class="directory-jump" href="#names">{names}</a>')
        label = escape(self._say(look, "directory-jumps"))
        shown = "".join(f'<p class="directory-building">{line}</p>' for line in lines)
        return f'<nav class="directory-jumps" aria-label="{label}">{shown}</nav>'

    def _section(  # a heading and what stands under it
        self,
        name: str,
        plate: str,
        title: str,
        entries: list[tuple[DirectoryEntry, Place, tuple[str, ...]]],
        look: Look,
        spot: Spot | None,
        plan: str = "",
    ) -> str:
        rows = "\n".join(
            self._row(entry, place, levels, look, spot) for entry, place, levels in entries
        )
        shown = f'<span class="directory-plate" aria-hidden="true">{escape(plate)}</span>'
        return f"""<section aria-labelledby="{escape(name)}">
<h3 id="{escape(name)}">{shown if plate else ""}{escape(title)}</h3>{plan}
<ul class="directory-list">
{rows}
</ul>
</section>"""

    def _plan_of(self, floor: str, address: str, look: Look) -> str:
        """The plan of a level, fetched once somebody opens it."""
        theme = {"theme": "contrast"} if look.is_contrast else {}
        source = escape(f"{address}?{urlencode({'locale': look.locale, **theme})}")
        return f"""
<details class="directory-plan">
<summary>{escape(self._say(look, "directory-plan"))}</summary>
<img src="{source}" alt="{escape(floor)}" loading="lazy" decoding="async">
</details>"""

    @staticmethod
    def _row(
        entry: DirectoryEntry, place: Place, levels: tuple[str, ...], look: Look, spot: Spot | None
    ) -> str:
        """A name that leads to the way; without any spot to start from it leads to the place."""
        start = quote(spot.code if spot is not None else place.id, safe="")
        fragment = {"to": place.id, **_shown_as(look)}
        address = escape(f"{_GO_PATH}/{start}#{urlencode(fragment)}")
        where = " · ".join(f"<span>{escape(level)}</span>" for level in levels)
        more = f'<span class="directory-where">{where}</span>' if levels else ""
        return f'<li><a href="{address}">{escape(entry.name.first)}{more}</a></li>'

    def _say(self, look: Look, message_id: str) -> str:
        return self._parts.translator.text(look.locale, message_id)

    def _page(
        self, look: Look, venue: str, body: str, boot: Mapping[str, object] | None = None
    ) -> str:
        tree, title = self._parts.tree, self._say(look, "directory-title")
        page = f"""<div id="app">
<main class="directory-page">
<p class="directory-venue">{escape(venue)}</p>
<h1>{escape(title)}</h1>
{body}
</main>
</div>"""
        head = sheet_link(tree, _SHEET)
        if boot is not None:
            head += f'\n<script src="{tree.address(EARLY_FILE)}"></script>'
            page += f"""
<p id="announcer" class="only-heard" role="status" aria-live="polite"></p>
<p id="announcer-now" class="only-heard" role="alert" aria-live="assertive"></p>
<script type="application/json" id="boot">{as_script(boot)}</script>
<script type="module" src="{tree.address(_SCRIPT)}"></script>"""
        return html_document(tree, "directory", look, title=title, head=head, body=page)


def _way_out(spot: Spot | None, look: Look) -> Mapping[str, str]:
    """The pages that show it from a spot."""
    fragment = urlencode(_shown_as(look))
    if spot is None:
        return {"kiosk": f"{_KIOSK_PATH}#{fragment}", "phone": f"{_KIOSK_PATH}#{fragment}"}
    return {
        "kiosk": f"{_KIOSK_PATH}?{urlencode({'at': spot.code})}#{fragment}",
        "phone": f"{_GO_PATH}/{quote(spot.code, safe='')}#{fragment}",
    }


def _shown_as(look: Look) -> dict[str, str]:
    """How the next page is to look, as its address says it behind `#`."""
    said = {"locale": look.locale}
    said |= {"mode": "large"} if look.is_large else {}
    said |= {"contrast": "high"} if look.is_contrast else {}
    return said


def _away(level: Level, spot: Spot | None, plan: Plan) -> int:
    """What comes first: the level where one stands, then its building, then all others."""
    if spot is None or level.id == spot.level_id:
        return 0
    own = plan.level_by_id[spot.level_id].building_id
    return 1 if level.building_id == own else 2
