"""Who reports is held in memory only, under a hash, and within a bound."""

from datetime import timedelta

from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.people.attempts import AttemptLimits
from tests.kiosk_server.venue.venue_house import SetClock

ONE = AttemptLimits(most=1, window=timedelta(hours=1), first_lock=timedelta(minutes=10))


def test_a_household_of_ipv6_addresses_counts_as_one_peer() -> None:
    peers = PeerLimits(SetClock(), secret=b"s", limits=ONE)

    assert peers.admits("2001:db8:1:2::1")
    assert not peers.admits("2001:db8:1:2::ffff")
    assert peers.admits("2001:db8:1:3::1")


def test_no_address_is_held_as_it_is() -> None:
    peers = PeerLimits(SetClock(), secret=b"s", limits=ONE)

    peers.admits("192.0.2.7")

    assert "192.0.2.7" not in repr(peers._seen)


def test_a_crowd_of_peers_takes_no_more_memory_than_is_allowed() -> None:
    peers = PeerLimits(SetClock(), secret=b"s", limits=ONE, most_peers=3)

    for number in range(10):
        assert peers.admits(f"192.0.2.{number}")

    assert len(peers._seen) == 3
    assert not peers.admits("192.0.2.9")
    assert peers.admits("192.0.2.1"), "seen longest ago, so forgotten"
