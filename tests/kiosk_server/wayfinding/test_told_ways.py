"""An answer that is kept over closures is the one that somebody gets who asks a new server."""

from pathlib import Path
from random import Random

from floorplans.model import Element, Plan
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.core.principals import Principal
from kiosk_server.storage import migrate
from kiosk_server.venue.model import ClosedElement, Closure, ClosureOrder
from kiosk_server.wayfinding.answers import RouteView
from kiosk_server.wayfinding.model import AskedAnchor, AskedPlace, RouteQuestion
from kiosk_server.wayfinding.service import WayfindingService
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    TRANSLATOR,
    VenueHouse,
    run,
    venue_house,
)

LOCALES = ("en", "zh-CN")


def questions_about(plan: Plan, random: Random, count: int) -> list[RouteQuestion]:
    """Ways from printed codes, some over a stop."""
    places = [AskedPlace(place.id) for place in plan.places]
    return [
        RouteQuestion(
            (
                AskedAnchor(random.choice(plan.anchors).code),
                *random.sample(places, random.choice((1, 1, 2))),
            ),
            needs_of(random.choice((Profile.WALKING, Profile.WHEELCHAIR))),
        )
        for _ in range(count)
    ]


async def closed(house: VenueHouse, element_id: str, by: Principal, number: int) -> str:
    order = ClosureOrder(ClosedElement(element_id), "Check")
    closure = await house.closures.add_closure(order, principal=by, request_id=f"c{number}")
    assert isinstance(closure, Closure)
    return closure.id


def test_over_closures_and_their_ends_answers_are_those_of_a_new_server(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        plan, random = sample_clinic_plan(), Random(4)
        url = f"sqlite:///{tmp_path / 'kiosk.sqlite'}"
        migrate(url)
        async with venue_house(url, tmp_path, plan) as house:
            service = WayfindingService(house.venue, house.views, TRANSLATOR)
            asked = questions_about(plan, random, 8)
            elements: list[Element] = [*plan.doors, *plan.connectors, *plan.path_lines]
            ended, kept, versions = "", 0, set[str]()
            before: dict[tuple[int, str], RouteView] = {}
            for number in range(5):
                if ended:
                    await house.closures.end_closure(
                        ended, principal=FACILITIES, request_id=f"e{number}"
                    )
                    ended = ""
                else:
                    ended = await closed(house, random.choice(elements).id, FACILITIES, number)
                anew = WayfindingService(house.venue, house.views, TRANSLATOR)
                for key in [(each, locale) for each in range(len(asked)) for locale in LOCALES]:
                    answer = await service.route(asked[key[0]], key[1])
                    fresh = await anew.route(asked[key[0]], key[1])
                    assert answer == fresh
                    if isinstance(answer, RouteView):
                        assert all(step.found is answer.found for step in answer.steps)
                        assert answer.found.published is house.venue.current
                        versions.add(answer.data_version)
                        kept += key in before and before[key].points is answer.points
                        before[key] = answer
                await anew.stop()
            await service.stop()

            assert len(versions) == 5
            assert kept > 20

    run(work())
