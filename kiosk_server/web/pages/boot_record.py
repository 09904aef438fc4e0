"""What a page is given to begin with, as a JSON object: words, operations, venue, where it stands.

Holds nothing about who looks at it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from i18n.translator import Translator
from kiosk_server.core.keypad_keys import meanings_of_keys
from kiosk_server.core.settings import ListeningEngine, Settings
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.listening.sound import MOST_SECONDS
from kiosk_server.venue.parking import parking_record
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.spots import Spot, spoken_spot, spot_name
from kiosk_server.venue.views import VenueView
from kiosk_server.web.listening import LISTEN_PATH
from kiosk_server.web.pages.kiosk_first_view import Choice
from kiosk_server.web.pages.page_texts import STAFF_PAGES, Page, page_messages, texts_path
from kiosk_server.web.pages.static_tree import StaticTree, later_script, voice_script
from kiosk_server.web.pages.travel_profiles import travel_profiles

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})
IDLE_ASK_SECONDS = 60
IDLE_WIPE_SECONDS = 20
"""A timeout is told at least 20 seconds before it comes (WCAG 2.2, 2.2.1)."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What all pages of one running server share."""

    settings: Settings
    translator: Translator
    manifests: Manifests
    tree: StaticTree


@dataclass(frozen=True, slots=True)
class FirstView:
    """What the first view shows without asking.

    `home_svg` is the plan that stands on the page, of the level `home_level`; `answers` are the
    data of listed operations by name, in the page's language and without variables. `choices` are
    the kinds of places that there are, `alarms` what is to be left now.
    """

    home_svg: str = ""
    home_level: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    choices: Sequence[Choice] = ()
    alarms: Sequence[Mapping[str, object]] = ()


def voice_address(tree: StaticTree, page: Page) -> str | None:
    """The script that speaks what the page shows; None: the page is silent."""
    path = voice_script(page)
    return tree.address(path) if path in tree.files else None


def later_address(tree: StaticTree, page: Page) -> str | None:
    """The script with the views that the page begins without; None: it has all from the start."""
    path = later_script(page)
    return tree.address(path) if path in tree.files else None


def direction_of(locale: str) -> str:
    """`rtl` for languages that are written from right to left, else `ltr`."""
    return "rtl" if locale.split("-", 1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def boot_record(
    parts: PageParts,
    page: Page,
    locale: str,
    view: VenueView,
    published: PublishedVenue,
    spot: Spot | None,
    first: FirstView,
) -> dict[str, object]:
    """The record of a page in one language."""
    settings, translator, tree = parts.settings, parts.translator, parts.tree
    return {
        "page": page,
        "forStaff": page in STAFF_PAGES,
        "release": tree.hash,
        "locale": locale,
        "locales": [
            {
                "tag": tag,
                "name": translator.text(tag, "frame-language-name"),
                "direction": direction_of(tag),
            }
            for tag in settings.locales
        ],
        "texts": {tag: tree.address(texts_path(page, tag)) for tag in settings.locales},
        "messages": page_messages(page, locale),
        "operations": {
            name: {"hash": operation.hash, "kind": operation.kind}
            for name, operation in sorted(parts.manifests.current.items())
        },
        "voice": voice_address(tree, page),
        "later": later_address(tree, page),
        "keypad": meanings_of_keys(settings.keypad_keys),
        "listening": listening_record(settings),
        "publicUrl": settings.public_url,
        "venue": _venue(view),
        "spot": None
        if spot is None
        else {
            "code": spot.code,
            "location": spot.location(),
            "name": spot_name(published.plan, spot, translator, locale),
            "levelId": spot.level_id,
            "spokenAs": spoken_spot(published.plan, spot),
            "parking": parking_record(published.plan, spot, translator, settings.locales),
        },
        "home": {"levelName": first.home_level} if first.home_svg else None,
        "answers": first.answers,
        "alarms": first.alarms,
        "help": {"phone": settings.help_phone} if settings.help_phone else None,
        "travelProfiles": travel_profiles(),
        "idle": {"askAfterSeconds": IDLE_ASK_SECONDS, "wipeAfterSeconds": IDLE_WIPE_SECONDS},
    }


def listening_record(settings: Settings) -> dict[str, object] | None:
    """Where a page sends what somebody says, and how long that may be; None: nobody listens."""
    if settings.listening_engine is ListeningEngine.NONE:
        return None
    return {"address": LISTEN_PATH, "mostSeconds": MOST_SECONDS}


def _venue(view: VenueView) -> dict[str, object]:
    return {
        "name": view.name,
        "attribution": view.attribution,
        "planVersion": view.plan_version,
        "dataVersion": view.data_version,
        "timeZone": view.time_zone,
        "levels": [
            {
                "id": level.id,
                "name": level.name,
                "label": level.label,
                "ordinal": level.ordinal,
                "buildingName": level.building.name if level.building else None,
                "buildingId": level.building.id if level.building else None,
            }
            for level in view.levels
        ],
    }


def as_script(record: Mapping[str, object]) -> str:
    """The record as JSON that may stand inside a script element, whatever its texts hold."""
    text = orjson.dumps(record).decode()
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
