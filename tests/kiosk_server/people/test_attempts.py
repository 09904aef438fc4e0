"""The rules of how often somebody may try."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.people.attempts import AttemptLimits, Attempts, address_key, name_key
from tests.kiosk_server.people.staff_house import NOON

LIMITS = AttemptLimits(
    most=3,
    window=timedelta(minutes=10),
    first_lock=timedelta(minutes=1),
    longest_lock=timedelta(minutes=5),
)


def after_tries(count: int, attempts: Attempts = Attempts(), seconds: float = 0) -> Attempts:  # noqa: B008 - a frozen value
    for _ in range(count):
        attempts = attempts.admitted(NOON + timedelta(seconds=seconds), LIMITS)
    return attempts


def test_the_try_after_the_last_allowed_one_locks() -> None:
    assert after_tries(3).seconds_locked(NOON) == 0
    assert after_tries(4).seconds_locked(NOON) == 60


def test_a_lock_ends_and_the_next_is_twice_as_long_up_to_the_longest() -> None:
    attempts, now, lengths = Attempts(), NOON, []
    for _ in range(5):
        for _ in range(4):
            attempts = attempts.admitted(now, LIMITS)
        lengths.append(attempts.seconds_locked(now))
        now += timedelta(seconds=lengths[-1])
        assert attempts.seconds_locked(now) == 0

    assert lengths == [60, 120, 240, 300, 300]


def test_tries_leave_the_window_one_by_one() -> None:
    attempts = Attempts()
    for minutes in (0, 4, 8, 11, 15):
        attempts = attempts.admitted(NOON + timedelta(minutes=minutes), LIMITS)

    assert attempts.seconds_locked(NOON + timedelta(minutes=15)) == 0
    assert len(attempts.tried_at) == 3


def test_after_a_quiet_day_the_first_lock_is_short_again() -> None:
    locked = after_tries(4)

    again = after_tries(4, locked, seconds=25 * 3600)

    assert (again.locks, again.seconds_locked(NOON + timedelta(hours=25))) == (1, 60)


def test_the_right_try_is_taken_back_alone() -> None:
    attempts = after_tries(1).admitted(NOON + timedelta(seconds=5), LIMITS)

    assert attempts.without_try(NOON) == Attempts(tried_at=(NOON + timedelta(seconds=5),))
    assert attempts.without_try(NOON - timedelta(seconds=1)) == attempts


@given(st.lists(st.floats(0, 5_000), max_size=60))
def test_no_window_ever_holds_more_tries_than_are_allowed(gaps: list[float]) -> None:
    attempts, now, admitted = Attempts(), NOON, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        if attempts.seconds_locked(now):
            continue
        attempts = attempts.admitted(now, LIMITS)
        if not attempts.seconds_locked(now):
            admitted.append(now)

    # A lock is shorter than the window, so right after one more tries are let through.
    most = LIMITS.most * 2 + LIMITS.most
    for start in admitted:
        within = [at for at in admitted if start <= at < start + LIMITS.first_lock]
        assert len(within) <= LIMITS.most
        within = [at for at in admitted if start <= at < start + timedelta(minutes=3)]
        assert len(within) <= most


def test_keys_stand_for_a_name_and_for_a_household() -> None:
    secret = b"k" * 32

    assert name_key(secret, "li") != name_key(b"o" * 32, "li")
    assert address_key(secret, "2001:db8:0:1::5") == address_key(secret, "2001:db8:0:1:ffff::9")
    assert address_key(secret, "2001:db8:0:1::5") != address_key(secret, "2001:db8:0:2::5")
    assert address_key(secret, "::ffff:192.0.2.7") == address_key(secret, "192.0.2.7")
    assert address_key(secret, "192.0.2.7") != address_key(secret, "192.0.2.8")
    assert address_key(secret, "fe80::1%eth0") == address_key(secret, "fe80::2%eth1")
