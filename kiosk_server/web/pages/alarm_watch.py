"""What a page of plain HTML is given so that its script hears of alarms: no texts, no answers.

Knows neither what the page shows nor what it does in an alarm.
"""

from collections.abc import Mapping, Sequence

from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.web.pages.boot_record import PageParts, as_script, direction_of
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.page_alarms import PageAlarms

_OPERATIONS = ("ShowAlarms", "WatchVenue")


def alarm_record(
    page: str,
    parts: PageParts,
    look: Look,
    published: PublishedVenue,
    alarms: PageAlarms,
    in_force: Sequence[Alarm],
) -> dict[str, object]:
    """The boot record of such a page; it may be given more."""
    operations = parts.manifests.current
    return {
        "page": page,
        "forStaff": False,
        "locale": look.locale,
        "locales": [{"tag": look.locale, "name": "", "direction": direction_of(look.locale)}],
        "messages": {"own": {}, "lent": None},
        "operations": {
            name: {"hash": operations[name].hash, "kind": operations[name].kind}
            for name in _OPERATIONS
        },
        "venue": {"name": "", "dataVersion": published.data_version, "levels": []},
        "spot": None,
        "answers": {},
        "alarms": alarms.record(in_force, published, look.locale),
    }


def watching_script(parts: PageParts, path: str, boot: Mapping[str, object]) -> str:
    """The elements that give a page its record and its script, by the script's path in the tree."""
    return f"""
<script type="application/json" id="boot">{as_script(boot)}</script>
<script type="module" src="{parts.tree.address(path)}"></script>"""
