"""The announcements that staff send from a page: which there are, and what each is said of.

The words stand in the catalogs; a domain of its own hands over finished parts instead.
"""

from collections.abc import Mapping, Sequence

from accessibility.place_labels import PlaceLabels
from floorplans.model import Plan
from i18n.translator import Argument, Translator
from kiosk_server.announcements.model import SpokenPart

PREPARED: Mapping[str, bool] = {
    "announcement-child-waiting": True,
    "announcement-come-to": True,
    "announcement-out-of-service": True,
    "announcement-keep-clear": True,
    "announcement-visiting-ends": False,
    "announcement-closing-soon": False,
}
"""Message ids in the order in which they are offered, and whether each is said of a place."""


def is_for_all(message_id: str) -> bool:
    """Whether everybody there is meant: what staff send is; what another domain hands over is a
    call."""
    return message_id in PREPARED


def prepared_parts(
    translator: Translator,
    labels: PlaceLabels,
    message_id: str,
    locales: Sequence[str],
    *,
    plan: Plan,
    place_id: str | None,
) -> tuple[SpokenPart, ...]:
    """A prepared announcement in each language, of a place that the plan has if it needs one."""

    def part(locale: str) -> SpokenPart:
        args: dict[str, Argument] = {}
        if place_id is not None:
            args["place"] = labels.place_title(plan.place_by_id[place_id], locale)
        said = translator.say(locale, message_id, args)
        return SpokenPart(locale, said.text, said.spoken)

    return tuple(part(locale) for locale in locales)
