"""Tokens made here or by the command: recognised, told of in the audit, revoked, outdated."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import PrincipalKind, Role
from kiosk_server.people.model import PeopleRefusal, Refused, TokenRecord
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import KeyFile, TokenClaims, sign
from tests.kiosk_server.people.staff_house import ADMIN, NOON, StaffHouse, run, staff_house

MANAGER = frozenset({Role.MANAGER})


async def create(
    house: StaffHouse,
    request_id: str,
    kind: PrincipalKind = PrincipalKind.PERSON,
    name: str = "Wang",
    roles: frozenset[Role] = MANAGER,
    lasts: timedelta | None = None,
) -> tuple[str, TokenRecord] | Refused:
    return await house.people.tokens.create(
        ADMIN, request_id, kind=kind, name=name, roles=roles, lasts=lasts
    )


async def created(house: StaffHouse, name: str = "Wang") -> tuple[str, TokenRecord]:
    made = await create(house, house.request_id(), name=name)
    assert not isinstance(made, Refused)
    return made


def signed_by_command(folder: Path, name: str = "Chen") -> str:
    claims = TokenClaims(
        id="c" * 24,
        kind=PrincipalKind.PERSON,
        name=name,
        roles=MANAGER,
        made_at=NOON,
        expires_at=NOON + timedelta(days=1),
    )
    return sign(claims, KeyFile(folder).keys()[0])


def test_a_token_stands_for_its_holder(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            token, record = await created(house)

            principal = await house.people.tokens.recognise(token)

            assert (principal.kind, principal.name) == (PrincipalKind.PERSON, "Wang")
            assert (principal.roles, principal.id) == (MANAGER, f"token-{record.id}")
            assert principal.expires_at == record.expires_at == NOON + timedelta(days=90)
            assert record.made_by == "Root"
            assert await house.actions() == ["token-made", "token-first-used"]

    run(story())


def test_a_token_of_the_command_is_known_from_its_first_use(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            token = signed_by_command(tmp_path)
            for _ in range(3):
                await house.people.tokens.recognise(token)
                house.clock.move(minutes=1)

            (record,) = await house.people.tokens.page("main", "", 10)

            assert (record.name, record.made_by, record.first_used_at) == ("Chen", "", NOON)
            assert await house.actions() == ["token-first-used"]

    run(story())


def test_the_same_request_gives_the_same_token(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            first = await create(house, "r1")
            house.clock.move(minutes=5)
            again = await create(house, "r1")
            other = await create(house, "r1", name="Li")

            assert first == again
            assert other == Refused(PeopleRefusal.REQUEST_ID_REUSED)
            assert await house.actions() == ["token-made"]

    run(story())


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": " "}, PeopleRefusal.TOKEN_NAME_UNFIT),
        ({"kind": PrincipalKind.VISITOR}, PeopleRefusal.TOKEN_NAME_UNFIT),
        ({"roles": frozenset()}, PeopleRefusal.ROLES_MISSING),
        ({"kind": PrincipalKind.KIOSK}, PeopleRefusal.ROLES_MISSING),
        ({"lasts": timedelta(seconds=59)}, PeopleRefusal.TOKEN_LIFETIME_UNFIT),
        ({"lasts": timedelta(days=731)}, PeopleRefusal.TOKEN_LIFETIME_UNFIT),
    ],
)
def test_an_unfit_token_is_refused(
    sqlite_url: str, tmp_path: Path, changed: dict[str, object], reason: PeopleRefusal
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            assert await create(house, "r", **changed) == Refused(reason)  # type: ignore[arg-type] # a table of inputs
            assert await house.people.tokens.page("main", "", 10) == []

    run(story())


def test_a_revoked_token_holds_no_more(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            token, record = await created(house)
            await house.people.tokens.recognise(token)

            revoked = await house.people.tokens.revoke(ADMIN, "r8", record.id)
            again = await house.people.tokens.revoke(ADMIN, "r9", record.id)
            unknown = await house.people.tokens.revoke(ADMIN, "r10", "f" * 24)

            assert revoked == again
            assert unknown == Refused(PeopleRefusal.TOKEN_UNKNOWN)
            with pytest.raises(NotAuthenticated, match="token-revoked"):
                await house.people.tokens.recognise(token)
            assert await house.actions() == ["token-made", "token-first-used", "token-revoked"]

    run(story())


def test_a_token_outlives_no_account_of_its_name(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("chen")
            token = signed_by_command(tmp_path, "Chen")
            principal = await house.people.tokens.recognise(token)

            await house.people.accounts.change(ADMIN, "r9", account.id, is_disabled=True)

            assert principal.id == account.id
            with pytest.raises(NotAuthenticated, match="account-disabled"):
                await house.people.tokens.recognise(token)

    run(story())


def test_a_token_ends_at_its_time_even_while_it_is_remembered(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            token, record = await created(house)
            house.clock.time = record.expires_at - timedelta(seconds=1)
            await house.people.tokens.recognise(token)

            house.clock.move(seconds=1)

            with pytest.raises(NotAuthenticated, match="token-expired"):
                await house.people.tokens.recognise(token)

    run(story())


def test_another_hospitals_token_is_foreign(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        settings = PeopleSettings(hospital_id="east")
        async with staff_house(sqlite_url, tmp_path, settings=settings) as house:
            with pytest.raises(NotAuthenticated, match="token-foreign"):
                await house.people.tokens.recognise(signed_by_command(tmp_path))

    run(story())


def test_a_changed_key_file_is_obeyed_while_the_server_runs(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            old = signed_by_command(tmp_path)
            await house.people.tokens.recognise(old)
            path = KeyFile(tmp_path).path
            former = path.read_text()
            path.write_text("ab" * 32 + "\n" + former)

            new, _ = await created(house)
            by_command = signed_by_command(tmp_path, "Zhao")
            assert (await house.people.tokens.recognise(by_command)).name == "Zhao"
            assert (await house.people.tokens.recognise(new)).name == "Wang"
            await house.people.tokens.recognise(old)

            path.write_text("broken")
            await house.people.tokens.recognise(new)
            path.write_text("cd" * 32)
            for token in (old, new):
                with pytest.raises(NotAuthenticated, match="token-forged"):
                    await house.people.tokens.recognise(token)

    run(story())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_another_process_revoked_is_obeyed_within_two_seconds(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with (
            staff_house(database_url, tmp_path) as here,
            staff_house(database_url, tmp_path, clock=here.clock) as there,
        ):
            token, record = await created(here)
            await there.people.tokens.recognise(token)
            await here.people.tokens.revoke(ADMIN, "r9", record.id)

            here.clock.move(seconds=2)

            with pytest.raises(NotAuthenticated, match="token-revoked"):
                await there.people.tokens.recognise(token)

    run(story())
