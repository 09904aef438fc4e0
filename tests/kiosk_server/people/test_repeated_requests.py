"""The same request sent again: the same answer, and nothing done twice; and what the log says."""

import logging
from pathlib import Path

import pytest

from kiosk_server.core.logs import current_request_id, set_request_id
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.people.model import Account, PeopleRefusal, Refused
from tests.kiosk_server.people.staff_house import (
    NEW_WORDS,
    WORDS,
    WRONG_WORDS,
    run,
    staff_house,
)


def own(account: Account) -> Principal:
    return Principal(PrincipalKind.PERSON, id=account.id, name=account.display_name)


def test_ones_own_password_set_again_by_the_same_request_is_set_once(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li")
            change = house.people.accounts.set_password
            given = (own(account), "r", account.id, NEW_WORDS)

            first = await change(*given, current_password=WORDS)
            secret = (await house.signed_in("li", NEW_WORDS)).secret
            again = [await change(*given, current_password=WORDS) for _ in range(7)]

            assert [first, *again] == [account] * 8
            assert (await house.actions()).count("password-set") == 1
            assert (await house.people.sign_in.recognise(secret)).id == account.id

    run(story())


def test_a_password_request_that_differs_is_refused_before_a_word_is_looked_at(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            account = await house.account("li")
            change = house.people.accounts.set_password
            await change(own(account), "r", account.id, NEW_WORDS, current_password=WORDS)

            other = await change(
                own(account), "r", account.id, WRONG_WORDS, current_password=NEW_WORDS
            )
            unfit = await change(own(account), "", account.id, NEW_WORDS, current_password=WORDS)

            assert other == Refused(PeopleRefusal.REQUEST_ID_REUSED)
            assert unfit == Refused(PeopleRefusal.REQUEST_ID_UNFIT)
            assert (await house.actions()).count("password-set") == 1

    run(story())


def test_a_wrong_current_password_leaves_the_request_open(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            account = await house.account("li")
            change = house.people.accounts.set_password
            given = (own(account), "r", account.id, NEW_WORDS)

            assert await change(*given, current_password=WRONG_WORDS) == Refused(
                PeopleRefusal.PASSWORD_WRONG
            )
            assert await change(*given, current_password=WORDS) == account

    run(story())


def test_signing_out_everywhere_again_spares_the_sessions_begun_since(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li")
            sign_out = house.people.sign_in.sign_out_everywhere
            for _ in range(2):
                await house.signed_in()

            first = await sign_out(own(account), "r")
            secret = (await house.signed_in()).secret
            again = await sign_out(own(account), "r")
            unfit = await sign_out(own(account), "\n")

            assert (first, again) == (2, 2)
            assert unfit == Refused(PeopleRefusal.REQUEST_ID_UNFIT)
            assert (await house.people.sign_in.recognise(secret)).id == account.id
            assert (await house.actions()).count("signed-out-everywhere") == 1

    run(story())


def test_what_the_audit_logs_carries_the_requests_id(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    named: list[str] = []

    def note(record: logging.LogRecord) -> bool:
        if record.message == "audit entry":
            named.append(current_request_id())
        return True

    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            set_request_id("request-of-li")
            await house.signed_in()
            set_request_id("")

    caplog.handler.addFilter(note)
    with caplog.at_level(logging.INFO):
        run(story())

    assert named == ["", "request-of-li"]
