"""Whose turn it is in a zone: one at a time, in order, nothing lost, nothing too late."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from kiosk_server.announcements.model import (
    Announcement,
    Lease,
    RepeatRule,
    SpokenPart,
    claimed,
    look_again_at,
    may_finish,
    speaking_seconds,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONCE = RepeatRule()
PARTS = (SpokenPart("zh-CN", "请注意", "请注意"), SpokenPart("en", "Attention", "Attention"))


def announcement(name: str, *, at: datetime = NOON, rule: RepeatRule = ONCE) -> Announcement:
    return Announcement(name, "1f", "announcement-test", PARTS, rule, at, "wang", next_at=at)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_what_waits_longest_is_said_first_by_one_player() -> None:
    queue = [announcement("second", at=after(1)), announcement("first")]

    lease = claimed(queue, None, "player-a", after(2))

    assert lease is not None
    assert lease.announcement_id == "first"
    assert claimed(queue, lease, "player-b", after(3)) is None
    again = claimed(queue, lease, "player-a", after(3))
    assert again is not None
    assert again.announcement_id == "first"
    assert again.until == lease.until + timedelta(seconds=1)


def test_first_sayings_come_before_repeats_and_repeats_wait_for_their_turn() -> None:
    rule = RepeatRule(times=2, pause=timedelta(seconds=5), life=timedelta(minutes=3))
    said = announcement("said", rule=rule).after_saying(after(10))
    new = announcement("new", at=after(60), rule=rule)

    def next_of(queue: list[Announcement]) -> str | None:
        lease = claimed(queue, None, "player-a", after(61))
        return None if lease is None else lease.announcement_id

    assert next_of([said, new]) == "new"
    assert next_of([said, new.after_saying(after(60))]) == "said"


def test_a_voice_that_falls_behind_lets_repeats_go_and_calls_everybody_in_time() -> None:
    rule = RepeatRule(times=2, pause=timedelta(seconds=5), life=timedelta(minutes=3))
    takes, every, calls = 15, 20, 60
    queue = {
        str(at): announcement(f"{at:02}", at=after(at * every), rule=rule) for at in range(calls)
    }
    now, late = NOON, []

    while now < after(calls * every):
        called = [each for each in queue.values() if each.created_at <= now]
        lease = claimed(called, None, "player-a", now)
        if lease is None:
            now += timedelta(seconds=1)
            continue
        said = next(each for each in called if each.id == lease.announcement_id)
        if said.said == 0:
            late.append((now - said.created_at).total_seconds())
        now += timedelta(seconds=takes)
        queue[str(int(said.id))] = said.after_saying(now)

    assert len(late) == calls
    assert max(late) <= takes
    assert 0 < sum(each.said == 2 for each in queue.values()) < calls


def test_a_player_that_dies_loses_its_turn_and_nothing_is_lost() -> None:
    queue = [announcement("first")]
    dead = claimed(queue, None, "player-a", NOON)
    assert dead is not None

    later = dead.until + timedelta(milliseconds=1)
    lease = claimed(queue, dead, "player-b", later)

    assert lease is not None
    assert (lease.announcement_id, lease.player_id) == ("first", "player-b")
    assert may_finish(lease, "player-b", "first")
    assert not may_finish(lease, "player-a", "first")


def test_a_player_that_is_late_has_still_said_it_if_nobody_began_meanwhile() -> None:
    lease = Lease("first", "player-a", NOON)

    assert may_finish(lease, "player-a", "first")


def test_it_is_repeated_by_its_rule_and_no_more() -> None:
    rule = RepeatRule(times=2, pause=timedelta(seconds=30))
    first = announcement("first", rule=rule).after_saying(after(10))

    assert claimed([first], None, "player-a", after(39)) is None
    assert look_again_at([first], None, after(11)) == after(40)
    assert claimed([first], None, "player-a", after(40)) is not None
    second = first.after_saying(after(50))
    assert claimed([second], None, "player-a", after(500)) is None
    assert look_again_at([second], None, after(51)) is None


def test_what_is_too_late_is_not_said() -> None:
    short = announcement("first", rule=RepeatRule(life=timedelta(minutes=1)))

    assert claimed([short], None, "player-a", after(59)) is not None
    assert claimed([short], None, "player-a", after(60)) is None


def test_a_longer_text_may_take_longer() -> None:
    assert speaking_seconds(PARTS) > speaking_seconds(PARTS[:1]) > 20


@pytest.mark.parametrize(
    ("times", "pause", "life", "fits"),
    [
        (1, 5, 60, True),
        (10, 3600, 43_200, True),
        (0, 60, 600, False),
        (11, 60, 600, False),
        (1, 4, 600, False),
        (1, 3601, 600, False),
        (1, 60, 59, False),
        (1, 60, 43_201, False),
    ],
)
def test_rules_have_bounds(times: int, pause: int, life: int, *, fits: bool) -> None:
    rule = RepeatRule(times, timedelta(seconds=pause), timedelta(seconds=life))

    assert rule.is_fit is fits


@dataclass
class Hall:
    """A zone with players that die and hang, played against the rules alone."""

    chance: Random
    now: datetime = NOON
    queue: dict[str, Announcement] = field(default_factory=dict)
    lease: Lease | None = None
    speaking: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    """What each living player says, and when it is done."""
    overlaps: int = 0

    def step(self, player: str) -> None:
        self.now += timedelta(seconds=self.chance.random() * 4)
        said = self.speaking.get(player)
        if said is not None:
            self._go_on(player, *said)
            return
        lease = claimed(tuple(self.queue.values()), self.lease, player, self.now)
        if lease is None:
            return
        self.lease = lease
        others = [end for name, (_, end) in self.speaking.items() if name != player]
        self.overlaps += any(end > self.now for end in others)
        length = timedelta(seconds=speaking_seconds(PARTS) * self.chance.uniform(0.2, 0.9))
        self.speaking[player] = (lease.announcement_id, self.now + length)

    def _go_on(self, player: str, announcement_id: str, end: datetime) -> None:
        if self.chance.random() < 0.05:
            del self.speaking[player]
        elif self.now >= end:
            del self.speaking[player]
            if may_finish(self.lease, player, announcement_id):
                self.lease = None
                said = self.queue[announcement_id]
                self.queue[announcement_id] = said.after_saying(self.now)


def test_ten_thousand_with_faults_are_neither_lost_nor_on_top_of_each_other() -> None:
    chance = Random(10_000)
    rule = RepeatRule(times=1, life=timedelta(hours=12))
    for hall_number in range(100):
        hall = Hall(chance)
        for number in range(100):
            name = f"{hall_number}-{number}"
            # They come faster than they can be said; none is too late within the trial.
            hall.queue[name] = announcement(name, at=hall.now, rule=rule)
        while any(each.said < 1 for each in hall.queue.values()):
            assert hall.now < NOON + timedelta(hours=12), "some were never said"
            hall.step(chance.choice(["player-a", "player-b", "player-c"]))
        assert hall.overlaps == 0
        assert {each.said for each in hall.queue.values()} == {1}
