"""Accounts: what is made, changed, refused, and what each leaves in the audit."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people.model import Account, PeopleRefusal, Refused
from kiosk_server.people.service.sign_in import SignedIn
from tests.kiosk_server.people.staff_house import (
    ADDRESS,
    ADMIN,
    NEW_WORDS,
    NOON,
    WORDS,
    WRONG_WORDS,
    StaffHouse,
    run,
    staff_house,
)


def test_a_new_account_is_kept_and_can_sign_in(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            made = await house.account("  Li.Na ", Role.NURSE, Role.MANAGER)

            found = await house.people.accounts.find("main", made.id)
            signed_in = await house.signed_in("LI.NA")

            assert found == made == signed_in.account
            assert (made.sign_in_name, made.display_name) == ("li.na", "Li.Na")
            assert made.roles == {Role.NURSE, Role.MANAGER}
            assert (made.created_at, made.permission_version) == (NOON, 1)
            assert await house.actions() == ["account-created", "signed-in"]

    run(story())


async def create(house: StaffHouse, request_id: str, **changed: object) -> Account | Refused:
    given = {
        "sign_in_name": "wang",
        "display_name": "Wang",
        "roles": frozenset({Role.VOLUNTEER}),
        "password": WORDS,
    }
    return await house.people.accounts.create(ADMIN, request_id, **{**given, **changed})  # type: ignore[arg-type] # a table of inputs


def test_the_same_request_again_makes_no_second_account(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            first = await create(house, "r1")
            again = await create(house, "r1")
            other_password = await create(house, "r1", password=NEW_WORDS)

            assert first == again
            assert other_password == Refused(PeopleRefusal.REQUEST_ID_REUSED)
            assert await house.people.accounts.count("main") == 1
            assert await house.actions() == ["account-created"]

    run(story())


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"sign_in_name": "wang li"}, PeopleRefusal.SIGN_IN_NAME_UNFIT),
        ({"sign_in_name": "-wang"}, PeopleRefusal.SIGN_IN_NAME_UNFIT),
        ({"sign_in_name": "w" * 65}, PeopleRefusal.SIGN_IN_NAME_UNFIT),
        ({"sign_in_name": ""}, PeopleRefusal.SIGN_IN_NAME_UNFIT),
        ({"sign_in_name": "LI"}, PeopleRefusal.SIGN_IN_NAME_TAKEN),
        ({"display_name": " "}, PeopleRefusal.DISPLAY_NAME_UNFIT),
        ({"display_name": "Wang\u202e"}, PeopleRefusal.DISPLAY_NAME_UNFIT),
        ({"roles": frozenset()}, PeopleRefusal.ROLES_MISSING),
        ({"password": "short1234"}, PeopleRefusal.PASSWORD_TOO_SHORT),
    ],
)
def test_an_unfit_account_is_refused_and_leaves_nothing(
    sqlite_url: str, tmp_path: Path, changed: dict[str, object], reason: PeopleRefusal
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")

            refused = await create(house, "r1", **changed)
            corrected = await create(house, "r1")

            assert refused == Refused(reason)
            assert isinstance(corrected, Account)
            assert await house.actions() == ["account-created", "account-created"]

    run(story())


@pytest.mark.parametrize("request_id", ["", "r" * 129, "a\nb"])
def test_an_unfit_request_id_is_refused(sqlite_url: str, tmp_path: Path, request_id: str) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            assert await create(house, request_id) == Refused(PeopleRefusal.REQUEST_ID_UNFIT)
            assert await house.people.accounts.count("main") == 0

    run(story())


def test_changed_roles_hold_for_the_open_session_at_once(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li", Role.NURSE)
            secret = (await house.signed_in()).secret
            before = await house.people.sign_in.recognise(secret)

            await house.people.accounts.change(
                ADMIN, "r9", account.id, roles=frozenset({Role.PLANNER})
            )
            after = await house.people.sign_in.recognise(secret)

            assert (before.roles, before.permission_version) == (frozenset({Role.NURSE}), 1)
            assert (after.roles, after.permission_version) == (frozenset({Role.PLANNER}), 2)
            assert before.scope != after.scope
            assert (await house.actions())[-1] == "account-roles-changed"

    run(story())


def test_a_new_display_name_changes_no_right(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            account = await house.account("li")

            changed = await house.people.accounts.change(
                ADMIN, "r9", account.id, display_name="  李  娜 "
            )

            assert changed == replace(account, display_name="李 娜")
            assert (await house.actions())[-1] == "account-renamed"

    run(story())


def test_a_disabled_account_is_shut_out_everywhere(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li")
            secret = (await house.signed_in()).secret
            await house.people.sign_in.recognise(secret)

            await house.people.accounts.change(ADMIN, "r9", account.id, is_disabled=True)

            with pytest.raises(NotAuthenticated, match="session-unknown"):
                await house.people.sign_in.recognise(secret)
            again = await house.people.sign_in.sign_in("li", WORDS, ADDRESS)
            assert again == Refused(PeopleRefusal.SIGN_IN_WRONG)
            assert await house.actions() == ["account-created", "signed-in", "account-disabled"]

    run(story())


def test_the_last_admin_stays_one(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            accounts = house.people.accounts
            first = await house.account("first", Role.ADMIN)
            second = await house.account("second", Role.ADMIN)

            shut = await accounts.change(ADMIN, "a", first.id, is_disabled=True)
            refused = [
                await accounts.change(ADMIN, "b", second.id, is_disabled=True),
                await accounts.change(ADMIN, "c", second.id, roles=frozenset({Role.NURSE})),
            ]

            assert isinstance(shut, Account)
            assert refused == [Refused(PeopleRefusal.LAST_ADMIN)] * 2
            kept = await accounts.find("main", second.id)
            assert kept == second

    run(story())


def own(account: Account) -> Principal:
    return Principal(PrincipalKind.PERSON, id=account.id, name="x", roles=account.roles)


def test_ones_own_password_needs_the_current_one(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li")
            secret = (await house.signed_in()).secret
            change = house.people.accounts.set_password

            without = await change(own(account), "a", account.id, NEW_WORDS)
            wrong = await change(
                own(account), "b", account.id, NEW_WORDS, current_password=WRONG_WORDS
            )
            right = await change(own(account), "c", account.id, NEW_WORDS, current_password=WORDS)

            assert without == wrong == Refused(PeopleRefusal.PASSWORD_WRONG)
            assert right == account
            with pytest.raises(NotAuthenticated, match="session-unknown"):
                await house.people.sign_in.recognise(secret)
            assert isinstance(await house.signed_in("li", NEW_WORDS), SignedIn)

    run(story())


def test_guessing_ones_own_password_is_locked_as_signing_in_is(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            account = await house.account("li")

            answers = [
                await house.people.accounts.set_password(
                    own(account), f"r{n}", account.id, NEW_WORDS, current_password=WRONG_WORDS
                )
                for n in range(6)
            ]

            assert answers[:5] == [Refused(PeopleRefusal.PASSWORD_WRONG)] * 5
            assert answers[5] == Refused(PeopleRefusal.SIGN_IN_LOCKED, seconds=900)

    run(story())


def test_accounts_are_listed_by_name_after_a_name(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            for name in ("chen", "li", "an"):
                await house.account(name)

            page = await house.people.accounts.page("main", "an", 2)

            assert [account.sign_in_name for account in page] == ["chen", "li"]
            assert await house.people.accounts.page("other", "", 9) == []

    run(story())
