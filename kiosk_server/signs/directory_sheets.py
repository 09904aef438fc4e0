"""The directory on paper: by level and by name, in columns, over as many pages as it takes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from floorplans.drawing.theme import Paint
from floorplans.model import Level
from kiosk_server.signs.directory_entries import (
    DirectoryEntry,
    directory_entries,
    entries_by_level,
    letter_of,
)
from kiosk_server.signs.page import WHITE, Page, PageDraft
from kiosk_server.signs.paper import Paper
from kiosk_server.signs.plan_parts import put_small_print
from kiosk_server.signs.sign_words import Said, SignWords
from kiosk_server.signs.type_setting import TypeSetting

MARGIN_MM = 12.0
HEAD_MM = 26.0
COLUMNS = 2
GAP_MM = 8.0
ROW_MM = 9.6
HEADING_MM = 13.0
_MOST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class _Heading:
    """A level's or a letter's; `level` is set for a level."""

    text: Said
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    entry: DirectoryEntry
    shows_levels: bool


_Item = _Heading | _Row


@dataclass(frozen=True)
class DirectoryMaker:
    """Makes the directory of one plan."""

    words: SignWords
    setting: TypeSetting
    version: str

    def pages(self, paper: Paper) -> Iterator[Page]:
        """By level first, then by name; none for a plan without anything to list.

        Raises ServerError `sign-font-missing`.
        """
        entries = directory_entries(self.words)
        if not entries:
            return
        for title, items in (
            ("sign-directory-levels", self._by_level(entries)),
            ("sign-directory-names", self._by_name(entries)),
        ):
            columns = _columns(items, paper)
            count = math.ceil(len(columns) / COLUMNS)
            for number in range(count):
                shown = columns[number * COLUMNS : (number + 1) * COLUMNS]
                yield self._page(title, shown, paper, number + 1, count)

    def _by_level(self, entries: tuple[DirectoryEntry, ...]) -> list[_Item]:
        items: list[_Item] = []
        for level, here in entries_by_level(entries, self.words):
            items.append(_Heading(self.words.floor(level), level))
            items.extend(_Row(entry, shows_levels=False) for entry in here)
        return items

    def _by_name(self, entries: tuple[DirectoryEntry, ...]) -> list[_Item]:
        locale = self.words.first_locale
        items: list[_Item] = []
        for letter, group in groupby(entries, lambda each: letter_of(each.name.first, locale)):
            items.append(_Heading(Said(letter)))
            items.extend(_Row(entry, shows_levels=True) for entry in group)
        return items

    def _page(
        self, title: str, columns: Sequence[Sequence[_Item]], paper: Paper, number: int, count: int
    ) -> Page:
        wide, high = paper.value
        k = paper.scale
        draft = PageDraft(wide, high, self.setting)
        left, words = MARGIN_MM * k, self.words
        said = words.text(title)
        room = wide - 2 * left
        draft.text(words.venue().joined("  "), left, 13.0 * k, room, 4.0 * k, paint=Paint.WALL)
        end = draft.text(said.first, left, 23.0 * k, room * 0.6, 11.0 * k, is_bold=True)
        draft.text(said.second, end + 5.0 * k, 24.3 * k, left + room * 0.82 - end, 6.0 * k)
        if count > 1:
            told = f"{number} / {count}"
            draft.text(told, left, 24.3 * k, room, 5.0 * k, align=1.0, paint=Paint.WALL)
        draft.rule(left, wide - left, 31.5 * k, 0.6 * k)
        column = (room - GAP_MM * k * (COLUMNS - 1)) / COLUMNS
        for place, items in enumerate(columns):
            x, y = left + place * (column + GAP_MM * k), (MARGIN_MM + HEAD_MM) * k
            for item in items:
                if isinstance(item, _Heading):
                    self._heading(draft, item, x, y, column, k)
                else:
                    self._row(draft, item, x, y, column, k)
                y += _height(item) * k
        put_small_print(draft, words, MARGIN_MM * k, self.version)
        return draft.finished()

    def _heading(
        self, draft: PageDraft, heading: _Heading, x: float, y: float, wide: float, k: float
    ) -> None:
        middle, start = y + 7.0 * k, x
        label = self.words.label(heading.level) if heading.level is not None else ""
        if label:
            side = max(9.6 * k, self.setting.width_mm(label, 6.4 * k) + 3.0 * k)
            draft.plate((x, middle - 4.8 * k, x + side, middle + 4.8 * k))
            draft.text(
                *(label, x + 1.0 * k, middle, side - 2.0 * k, 6.4 * k),
                align=0.5,
                is_bold=True,
                paint=WHITE,
            )
            start += side + 3.0 * k
        said, room = heading.text, x + wide - start
        if said.second:
            draft.text(said.first, start, middle - 2.2 * k, room, 5.2 * k, is_bold=True)
            draft.text(said.second, start, middle + 3.2 * k, room, 3.6 * k)
        else:
            draft.text(said.first, start, middle, room, 6.0 * k, is_bold=True)

    def _row(self, draft: PageDraft, row: _Row, x: float, y: float, wide: float, k: float) -> None:
        entry, end = row.entry, x + wide
        draft.rule(x, x + wide, y, 0.2)
        if row.shows_levels:
            end = self._levels(draft, entry, x + wide, y, k) - 2.0 * k
        elif entry.refs:
            refs, width = " ".join(entry.refs[:3]), 16.0 * k
            draft.text(refs, x + wide - width, y + 4.8 * k, width, 3.6 * k, align=1.0)
            end -= width + 2.0 * k
        room = end - x
        if entry.name.second:
            draft.text(entry.name.first, x, y + 3.3 * k, room, 4.4 * k, is_bold=True)
            draft.text(entry.name.second, x, y + 7.5 * k, room, 3.1 * k, least_mm=2.4 * k)
        else:
            draft.text(entry.name.first, x, y + 4.8 * k, room, 4.4 * k, is_bold=True)

    def _levels(
        self, draft: PageDraft, entry: DirectoryEntry, right: float, y: float, k: float
    ) -> float:
        """The building and the plates of levels, from the right; returns where they begin."""
        first = entry.levels[0]
        same = [each for each in entry.levels if each.building_id == first.building_id]
        x = right
        for level in reversed(same[:_MOST_LEVELS]):
            label = self.words.label(level)
            if not label:
                continue
            side = max(5.6 * k, self.setting.width_mm(label, 4.0 * k) + 2.0 * k)
            draft.plate((x - side, y + 2.0 * k, x, y + 7.6 * k), Paint.INK)
            draft.text(
                *(label, x - side, y + 4.8 * k, side, 4.0 * k), align=0.5, is_bold=True, paint=WHITE
            )
            x -= side + 1.2 * k
        building = self.words.building(first.building_id)
        if not self.words.label(first):
            building = self.words.level(first)
        if building.first and (len(self.words.plan.buildings) > 1 or x == right):
            width = 22.0 * k
            draft.text(building.first, x - width, y + 3.3 * k, width, 3.2 * k, align=1.0)
            draft.text(
                *(building.second, x - width, y + 7.3 * k, width, 2.5 * k),
                least_mm=1.9 * k,
                align=1.0,
            )
            x -= width
        return x


def _height(item: _Item) -> float:
    return HEADING_MM if isinstance(item, _Heading) else ROW_MM


def _columns(items: Sequence[_Item], paper: Paper) -> list[list[_Item]]:
    """Items parted in columns; a heading is never the last of its column, and is said again where
    its rows go on."""
    room = paper.value[1] / paper.scale - 2 * MARGIN_MM - HEAD_MM
    columns: list[list[_Item]] = [[]]
    used, heading = 0.0, None
    for item in items:
        if isinstance(item, _Heading):
            heading = item
        need = _height(item) + (ROW_MM if isinstance(item, _Heading) else 0.0)
        if used + need > room and columns[-1]:
            columns.append([])
            used = 0.0
            if heading is not None and item is not heading:
                columns[-1].append(heading)
                used = HEADING_MM
        columns[-1].append(item)
        used += _height(item)
    return columns
