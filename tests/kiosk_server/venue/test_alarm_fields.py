"""Who may start and end alarms by GraphQL, who sees what of them, and what refusals say."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.schema_part import venue_part
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, TRANSLATOR, run, venue_house

START = """mutation ($input: StartAlarmInput!) { startAlarm(input: $input) {
  ... on StartAlarmSuccess { alarm { id startedBy } } ... on Refusal { code message } } }"""
END = """mutation ($input: EndAlarmInput!) { endAlarm(input: $input) {
  ... on EndAlarmSuccess { alarm { id endedAt } } ... on Refusal { code message } } }"""
ALARMS = "{ venue { alarms { id isDrill text reason } } }"
STAFF_ONLY = "{ venue { alarms { startedBy signal } } }"
ONCE = {"input": {"requestId": "once", "reason": "Smoke"}}

Ask = Callable[..., Awaitable[dict[str, Any]]]


def person(*roles: Role) -> Principal:
    return Principal(PrincipalKind.PERSON, "p", "P", frozenset(roles))


def asked_of_a_house(
    url: str,
    folder: Path,
    story: Callable[[Ask], Awaitable[None]],
    *,
    contact: AlarmContactState | None = None,
) -> None:
    """Runs a story that asks a house anything as anybody."""

    async def work() -> None:
        async with venue_house(url, folder, two_storeys()) as house:
            engine = Engine(
                build_schema([venue_part()], TRANSLATOR),
                ErrorWriter(TRANSLATOR),
                manifests=Manifests.none(),
                openness=Openness.OPEN,
            )
            services = Services(
                *(house.venue, house.views, house.alarms, AlarmViews(TRANSLATOR)),
                contact or AlarmContactState(),
            )

            async def ask(
                document: str,
                principal: Principal = VISITOR,
                variables: dict[str, Any] | None = None,
                locale: str = "en",
            ) -> dict[str, Any]:
                context = RequestContext(services, principal, locale=locale)
                request = OperationRequest(document, variables=variables or {})
                answer: dict[str, Any] = orjson.loads((await engine.answer(context, request)).body)
                return answer

            await story(ask)

    run(work())


@pytest.mark.parametrize(
    "principal", [VISITOR, person(), person(Role.NURSE, Role.CLINICIAN, Role.PLANNER)]
)
def test_who_may_not_starts_nothing(sqlite_url: str, tmp_path: Path, principal: Principal) -> None:
    async def story(ask: Ask) -> None:
        refused = await ask(START, principal, ONCE)
        after = await ask(ALARMS)

        assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert after["data"]["venue"]["alarms"] == []

    asked_of_a_house(sqlite_url, tmp_path, story)


@pytest.mark.parametrize("role", [Role.FACILITIES, Role.MANAGER, Role.ADMIN])
def test_who_may_starts_and_ends_it_and_everybody_sees_it(
    sqlite_url: str, tmp_path: Path, role: Role
) -> None:
    async def story(ask: Ask) -> None:
        before = await ask(ALARMS)
        started = await ask(START, person(role), ONCE)
        alarm = started["data"]["startAlarm"]["alarm"]
        during = await ask(ALARMS)
        ending = {"input": {"requestId": "end", "alarmId": alarm["id"]}}
        ended = await ask(END, person(role), ending)
        after = await ask(ALARMS)

        told = {"id": alarm["id"], "isDrill": False, "text": "Evacuation alarm", "reason": "Smoke"}
        assert alarm["startedBy"] == "P"
        assert during["data"]["venue"]["alarms"] == [told]
        assert ended["data"]["endAlarm"]["alarm"]["endedAt"]
        assert before == after == {"data": {"venue": {"alarms": []}}}

    asked_of_a_house(sqlite_url, tmp_path, story)


CONTACT = "{ alarmContact { isAway awaySince isUnkept } }"
JOIN = """mutation ($input: StartAlarmInput!) { startAlarm(input: $input) {
  ... on StartAlarmSuccess { wasInForce alarm { reason reasons } } } }"""


def test_who_starts_what_runs_is_told_so_and_the_reason_is_added(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story(ask: Ask) -> None:
        first = await ask(JOIN, FACILITIES, ONCE)
        repeated = await ask(JOIN, FACILITIES, ONCE)
        more = {"input": {"requestId": "more", "reason": "Stair 3"}}
        second = await ask(JOIN, FACILITIES, more)

        alone = {"wasInForce": False, "alarm": {"reason": "Smoke", "reasons": ["Smoke"]}}
        assert first["data"]["startAlarm"] == repeated["data"]["startAlarm"] == alone
        assert second["data"]["startAlarm"] == {
            "wasInForce": True,
            "alarm": {"reason": "Stair 3 / Smoke", "reasons": ["Stair 3", "Smoke"]},
        }

    asked_of_a_house(sqlite_url, tmp_path, story)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (AlarmContactState(), None),
        (
            AlarmContactState(is_set_up=True),
            {"isAway": False, "awaySince": None, "isUnkept": False},
        ),
        (
            AlarmContactState(is_set_up=True, away_since=NOON, is_unkept=True),
            {"isAway": True, "awaySince": "2026-11-22T20:00:00+08:00", "isUnkept": True},
        ),
    ],
)
def test_who_runs_the_building_sees_whether_the_fire_system_is_heard(
    sqlite_url: str, tmp_path: Path, state: AlarmContactState, told: dict[str, object] | None
) -> None:
    async def story(ask: Ask) -> None:
        seen = await ask(CONTACT, person(Role.PLANNER))
        refused = await ask(CONTACT, person(Role.NURSE))

        assert seen["data"] == {"alarmContact": told}
        assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"

    asked_of_a_house(sqlite_url, tmp_path, story, contact=state)


def test_visitors_do_not_see_who_started_it(sqlite_url: str, tmp_path: Path) -> None:
    async def story(ask: Ask) -> None:
        await ask(START, FACILITIES, ONCE)

        visitor, staff = await ask(STAFF_ONLY), await ask(STAFF_ONLY, person())

        assert visitor["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert staff["data"]["venue"]["alarms"] == [{"startedBy": "Wang Wei", "signal": None}]

    asked_of_a_house(sqlite_url, tmp_path, story)


def test_a_refusal_says_what_to_do_in_the_language_of_the_request(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story(ask: Ask) -> None:
        await ask(START, FACILITIES, ONCE)
        drill = {"input": {"requestId": "drill", "isDrill": True}}

        english = await ask(START, FACILITIES, drill)
        chinese = await ask(START, FACILITIES, drill, "zh-CN")

        assert english["data"]["startAlarm"] == {
            "code": "ALARM_IN_EARNEST",
            "message": "An alarm in earnest is in force. A drill can be started once it has ended.",
        }
        assert "结束之后才能开始演练" in chinese["data"]["startAlarm"]["message"]

    asked_of_a_house(sqlite_url, tmp_path, story)
