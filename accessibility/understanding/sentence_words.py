"""What people say in sentences, in all languages of the catalogs; knows their messages only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from floorplans.kinds import PlaceKind
from floorplans.travel_needs import Profile
from i18n.translator import Translator

_BORDER = re.compile(r"[,，、\n]")
SAID_KINDS = (
    *(PlaceKind.TOILET, PlaceKind.DRINKING_WATER, PlaceKind.FOOD, PlaceKind.SEAT),
    *(PlaceKind.NURSING_ROOM, PlaceKind.CASH_MACHINE, PlaceKind.LIFT, PlaceKind.PARKING),
    *(PlaceKind.WHEELCHAIR_POINT, PlaceKind.INFORMATION, PlaceKind.DEFIBRILLATOR),
    *(PlaceKind.BUS_STOP, PlaceKind.SHOP, PlaceKind.ACCESSIBLE_TOILET, PlaceKind.STAIRS),
)
"""Kinds that are also asked for by what somebody wants to do there."""
SAID_PROFILES = (
    *(Profile.POWERED_CHAIR, Profile.WHEELCHAIR, Profile.PRAM, Profile.WALKING_FRAME),
    *(Profile.LOW_VISION, Profile.SLOW_WALKING),
)
"""How people say that they travel; of several said the first counts."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """What is said in the languages of the house, all of them together."""

    instead: Mapping[str, str] = field(default_factory=dict)
    """Words of dialects and of everyday speech, and the common word for each."""
    fillers: tuple[str, ...] = ()
    """What may stand anywhere in a sentence and says nothing about where somebody wants to go."""
    wanting: tuple[str, ...] = ()
    """What stands before the thing that is wanted."""
    passing: tuple[str, ...] = ()
    """What stands before a thing that is not wanted: where somebody is, was, or will not go."""
    done: tuple[str, ...] = ()
    """What stands after a thing that is done with."""
    then: tuple[str, ...] = ()
    """What stands between a thing and the one that comes after it."""
    beside: tuple[str, ...] = ()
    """What stands after a place that only tells where another one is."""
    nearest: tuple[str, ...] = ()
    call_person: tuple[str, ...] = ()
    way_out: tuple[str, ...] = ()
    see_doctor: tuple[str, ...] = ()
    """What asks for a doctor, without saying of which department."""
    titles: tuple[str, ...] = ()
    """What stands beside the name of a doctor."""
    complaints: tuple[str, ...] = ()
    """What tells how somebody feels. Nobody is sent to a department for it: a nurse decides."""
    people: tuple[str, ...] = ()
    """Who somebody speaks of: themselves or who is with them."""
    kinds: Mapping[PlaceKind, tuple[str, ...]] = field(default_factory=dict)
    profiles: Mapping[Profile, tuple[str, ...]] = field(default_factory=dict)


def sentence_words(translator: Translator) -> SentenceWords:
    """What people say in sentences, in all languages of the catalogs."""

    def said(message: str) -> tuple[str, ...]:
        found = (
            entry
            for locale in translator.locales
            for entry in _entries(translator.text(locale, f"understand-{message}"))
        )
        return tuple(dict.fromkeys(found))

    pairs = (entry.partition("=") for entry in said("instead"))
    return SentenceWords(
        instead={dialect.strip(): common.strip() for dialect, _, common in pairs},
        fillers=said("fillers"),
        wanting=said("wanting"),
        passing=said("passing"),
        done=said("done"),
        then=said("then"),
        beside=said("beside"),
        nearest=said("nearest"),
        call_person=said("call-person"),
        way_out=said("way-out"),
        see_doctor=said("see-doctor"),
        titles=said("titles"),
        complaints=said("complaints"),
        people=said("people"),
        kinds={kind: said(f"kind-{_id(kind.value)}") for kind in SAID_KINDS},
        profiles={profile: said(f"profile-{_id(profile.value)}") for profile in SAID_PROFILES},
    )


def _id(value: str) -> str:
    return value.replace("_", "-")


def _entries(text: str) -> Iterator[str]:
    for entry in _BORDER.split(text):
        if entry.strip():
            yield entry.strip()
