"""How a place, door, area, connector or level is named in a language, shown and spoken."""

import re
from collections.abc import Mapping

from floorplans.door_rooms import DoorSides, rooms_of_doors, sides_of_doors
from floorplans.facts import Names
from floorplans.kinds import DoorKind, EntranceKind
from floorplans.model import Area, Connector, Door, Element, PathLine, Place, Plan, Wall
from i18n.measures import level_label
from i18n.spoken_codes import spoken_code, spoken_name
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText, one_line

_LONGEST_NAME = 60
_NUMBER = re.compile(r"\s*(?:[0-9]{1,3}|[A-Za-z]{1,2})\s*$")
"""What a sign would write before 号: a short number or a letter or two."""
_OUTDOORS = "element-area-outdoor"
_ENTRANCE_WORDS = {
    EntranceKind.MAIN: "element-main-entrance",
    EntranceKind.SECONDARY: "element-side-entrance",
    EntranceKind.SERVICE: "element-service-entrance",
    EntranceKind.EMERGENCY: "element-emergency-exit",
}


class PlaceLabels:
    """Names things: by their own name, else by the word for their kind and their number."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._doors: tuple[Plan, Mapping[str, str], Mapping[str, DoorSides]] | None = None

    def place(self, place: Place, locale: str) -> TwinText:
        """A place inside a sentence: "Radiology", "room 3096", "the toilets"."""
        return self._inside(place.names, place.ref, _word("place-kind", place.kind.value), locale)

    def place_in_full(self, place: Place, locale: str) -> TwinText:
        """A place inside a sentence, with the number on its door if it also has a name."""
        return self._with_ref(self.place(place, locale), place.names, place.ref, locale)

    def place_title(self, place: Place, locale: str) -> TwinText:
        """A place by itself, as in lists: "Radiology (E047)", "Room 3096", "Toilet"."""
        word = _word("place-kind", place.kind.value)
        if place.names:
            return self.place_in_full(place, locale)
        if place.ref:
            label = self._numbered(word, place.ref, locale)
            return TwinText(_capitalised(label.text), label.spoken)
        return self._translator.say(locale, word)

    def element(self, element: Element, locale: str, plan: Plan | None = None) -> TwinText:
        """An element for staff and for reasons: its name, else its kind with its number.

        With a plan an area without a name of its own is called as the place that it is, such a door
        as the door of its room or by what it leads to, and all else by where it is; never by its
        id, which nobody has seen. Without a plan there is nothing but the id to tell it by.
        """
        if isinstance(element, Area) and plan is not None:
            return self.area(element, plan, locale)
        word = _element_word(element)
        names = Names() if isinstance(element, Wall) else element.names
        ref = "" if isinstance(element, Wall | PathLine) else element.ref
        if names or ref:
            return self._inside(names, ref, word, locale)
        if isinstance(element, Door) and element.entrance is not None:
            return self._translator.attribute(locale, word, "definite")
        if plan is None:
            return self._with_id(word, element.id, locale)
        return self._by_where_it_is(element, word, plan, locale)

    def room_of_door(self, door_id: str, plan: Plan) -> Place | None:
        """The room that a door is called after, if it is one of a room."""
        return plan.place_by_id.get(self._at_doors(plan)[1].get(door_id, ""))

    def element_by_id(self, element_id: str, plan: Plan, locale: str) -> TwinText:
        """An element or place of a plan by its id; an id that the plan does not know as it is."""
        element = plan.element_by_id.get(element_id)
        if element is not None:
            return self.element(element, locale, plan)
        place = plan.place_by_id.get(element_id)
        if place is not None:
            return self.place_in_full(place, locale)
        return _coded(element_id, locale)

    def place_by_id(self, place_id: str | None, plan: Plan, locale: str) -> TwinText:
        """A place of a plan inside a sentence, "your destination" if the plan does not know it."""
        place = plan.place_by_id.get(place_id or "")
        if place is None:
            return self._translator.say(locale, "destination")
        return self.place_in_full(place, locale)

    def landmark(self, element_id: str, plan: Plan, locale: str) -> TwinText:
        """A place or connector by its id, without the number beside a name; else "this place"."""
        place = plan.place_by_id.get(element_id)
        if place is not None:
            return self.place(place, locale)
        element = plan.element_by_id.get(element_id)
        if isinstance(element, Connector):
            return self.connector(element, locale)
        return self._translator.attribute(locale, "place-kind-other", "definite")

    def written(self, text: Names, locale: str) -> TwinText:
        """A text as it hangs on a wall, in this language if it is written in it."""
        return _named(text.find(locale) or "", locale)

    def connector(self, connector: Connector, locale: str) -> TwinText:
        """A connector inside a sentence: "lift 1", "the stairs"."""
        word = _word("connector-kind", connector.kind.value)
        return self._inside(connector.names, connector.ref, word, locale)

    def door(self, door: Door, locale: str) -> TwinText:
        """A door inside a sentence, without its id: "the main entrance", "the door"."""
        return self._inside(door.names, door.ref, _element_word(door), locale)

    def area(self, area: Area, plan: Plan, locale: str) -> TwinText:
        """An area inside a sentence, as the place that it is if one has a name or number."""
        if not area.names:
            for place in plan.places:
                if place.area_id == area.id and (place.names or place.ref):
                    return self.place(place, locale)
        return self._inside(area.names, area.ref, _element_word(area), locale)

    def building(self, building_id: str | None, plan: Plan, locale: str) -> TwinText:
        """A building inside a sentence; "the building" if it has no name."""
        names = next((b.names for b in plan.buildings if b.id == building_id), Names())
        return self._inside(names, "", "element-building", locale)

    def level(self, level_id: str, plan: Plan, locale: str) -> TwinText:
        """A level: its name in this very language, else its label as on lift buttons."""
        level = plan.level_by_id.get(level_id)
        if level is None:
            return level_label(self._translator, locale, level_id)
        language = locale.split("-", maxsplit=1)[0]
        for tag, name in level.names.by_locale:
            if tag.split("-")[0] == language:
                return _named(name, locale)
        return level_label(self._translator, locale, level.label or f"{level.ordinal:g}")

    def _at_doors(self, plan: Plan) -> tuple[Plan, Mapping[str, str], Mapping[str, DoorSides]]:
        """The room of each door, and what lies at it; kept for the plan that was asked for last."""
        kept = self._doors
        if kept is None or kept[0] is not plan:
            kept = self._doors = plan, rooms_of_doors(plan), sides_of_doors(plan)
        return kept

    def _by_where_it_is(self, element: Element, word: str, plan: Plan, locale: str) -> TwinText:
        """Something without a name or number, told by what it is beside, or by its level."""
        what = self._translator.attribute(locale, word, "definite")
        if isinstance(element, Door):
            return self._door_by_its_sides(element, what, plan, locale)
        if isinstance(element, Connector):
            levels = [self.level(stop.level_id, plan, locale) for stop in element.stops]
            if len({level.text for level in levels}) > 1:
                ends: dict[str, Argument] = {"first": levels[0], "last": levels[-1]}
                args = {"connector": what, **ends}
                return self._translator.say(locale, "element-from-to", args)
            level_id = element.stops[0].level_id if element.stops else ""
        else:
            level_id = element.level_id
        args = {"element": what, **self._where(level_id, plan, locale)}
        return self._translator.say(locale, "element-somewhere", args)

    def _door_by_its_sides(self, door: Door, what: TwinText, plan: Plan, locale: str) -> TwinText:
        room = self.room_of_door(door.id, plan)
        if room is not None:
            place = self.place_in_full(room, locale)
            return self._translator.say(locale, "element-door-of-place", {"place": place})
        sides = self._at_doors(plan)[2].get(door.id, DoorSides())
        where = self._where(door.level_ids[0], plan, locale)
        if sides.connector is not None:
            connector = self.connector(sides.connector, locale)
            args: dict[str, Argument] = {"door": what, "connector": connector, **where}
            return self._translator.say(locale, "element-of-connector", args)
        outdoors = self._translator.attribute(locale, _OUTDOORS, "definite")
        areas = list(dict.fromkeys(self.area(area, plan, locale) for area in sides.areas))
        if where["where"] == "outdoors" and outdoors in areas:
            areas.remove(outdoors)  # it is said already
        if len(areas) > 1:
            args = {"door": what, "first": areas[0], "second": areas[1], **where}
            return self._translator.say(locale, "element-between", args)
        if areas:
            args = {"door": what, "area": areas[0], **where}
            return self._translator.say(locale, "element-beside", args)
        return self._translator.say(locale, "element-somewhere", {"element": what, **where})

    def _where(self, level_id: str, plan: Plan, locale: str) -> dict[str, Argument]:
        level = plan.level_by_id.get(level_id)
        is_outdoors = level is not None and level.building_id is None
        return {
            "where": "outdoors" if is_outdoors else "level",
            "level": self.level(level_id, plan, locale),
        }

    def _inside(self, names: Names, ref: str, word: str, locale: str) -> TwinText:
        name = names.find(locale)
        if name and one_line(name) and name.strip() != ref.strip():
            return _named(name, locale)
        if one_line(ref):
            return self._numbered(word, ref, locale)
        return self._translator.attribute(locale, word, "definite")

    def _numbered(self, word: str, ref: str, locale: str) -> TwinText:
        args = {"ref": _coded(ref, locale), "style": "number" if _NUMBER.match(ref) else "code"}
        return self._translator.attribute(locale, word, "numbered", args)

    def _with_id(self, word: str, id_: str, locale: str) -> TwinText:
        args = {"word": self._translator.say(locale, word), "id": _coded(id_, locale)}
        return self._translator.say(locale, "element-with-id", args)

    def _with_ref(self, label: TwinText, names: Names, ref: str, locale: str) -> TwinText:
        if not names or not one_line(ref) or one_line(ref) in label.text:
            return label
        args = {"name": label, "ref": _coded(ref, locale)}
        return self._translator.say(locale, "label-with-ref", args)


def _word(prefix: str, value: str) -> str:
    """The id of the message for a member of an enum."""
    return f"{prefix}-{value.replace('_', '-')}"


def _element_word(element: Element) -> str:
    match element:
        case Area():
            return _word("element-area", element.kind.value)
        case Connector():
            return _word("connector-kind", element.kind.value)
        case Door():
            return _door_word(element)
        case PathLine():
            return "element-path"
        case _:
            return "element-wall"


def _door_word(door: Door) -> str:
    if door.entrance is not None:
        return _ENTRANCE_WORDS[door.entrance]
    if door.kind in (DoorKind.OPENING, DoorKind.GATE):
        return _word("element", door.kind.value)
    return "element-door"


def _named(name: str, locale: str) -> TwinText:
    shown = one_line(name)
    if len(shown) > _LONGEST_NAME:
        shown = f"{shown[: _LONGEST_NAME - 1].rstrip()}…"
    return TwinText(shown, spoken_name(shown, locale))


def _coded(code: str, locale: str) -> TwinText:
    shown = one_line(code)[:_LONGEST_NAME]
    return TwinText(shown, spoken_code(shown, locale))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
