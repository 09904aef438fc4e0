"""What of a plan is made ready before anybody asks for it."""

from collections.abc import Callable

from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

Warm = Callable[[Snapshot], object]
"""Makes something of a plan ready before anybody asks for it."""


def compile_walking(snapshot: Snapshot) -> None:
    """The graph of people on foot."""
    snapshot.travel_graph(needs_of(Profile.WALKING))


def _compile_for(profile: Profile) -> Warm:
    return lambda snapshot: snapshot.travel_graph(needs_of(profile))


COMPILE_REST = tuple(_compile_for(profile) for profile in Profile)
"""The graphs of everybody."""
