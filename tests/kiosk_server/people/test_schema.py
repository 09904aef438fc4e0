"""People over GraphQL: who may ask, what comes back, what is refused in which words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from graphql import ExecutionResult, graphql

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.schema import ServerSchema, build_schema
from kiosk_server.people.model import PeopleRefusal
from kiosk_server.people.schema_part import people_part
from tests.kiosk_server.people.staff_house import (
    ADMIN,
    NEW_WORDS,
    WORDS,
    WRONG_WORDS,
    StaffHouse,
    catalogs,
    run,
    staff_house,
)

MANAGER = Principal(PrincipalKind.PERSON, id="m", name="M", roles=frozenset({Role.MANAGER}))
KIOSK = Principal(PrincipalKind.KIOSK, id="k", name="K")

CREATE = """mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename
 ... on CreateAccountSuccess { account { id signInName roles isDisabled isExternal createdAt } }
 ... on Refusal { code message } } }"""
SET_OWN_WORDS = """mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename
 ... on SetPasswordSuccess { account { signInName } } ... on Refusal { code message } } }"""
GIVEN = {
    "requestId": "r1",
    "signInName": "Wang",
    "displayName": "Wang",
    "roles": ["NURSE", "ADMIN"],
    "password": WORDS,
}


@cache
def schema() -> ServerSchema:
    return build_schema([people_part()], catalogs())


class Asking:
    """Asks the schema as somebody."""

    def __init__(self, house: StaffHouse) -> None:
        self.house = house

    async def result(
        self, document: str, who: Principal = ADMIN, locale: str = "en", **variables: object
    ) -> ExecutionResult:
        context = RequestContext(Services(*self.house.people.services), who, locale)
        return await graphql(
            schema().executable, document, context_value=context, variable_values=variables
        )

    async def __call__(
        self, document: str, who: Principal = ADMIN, locale: str = "en", **variables: object
    ) -> dict[str, Any]:
        result = await self.result(document, who, locale, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data


@asynccontextmanager
async def asking(url: str, folder: Path) -> AsyncIterator[Asking]:
    async with staff_house(url, folder) as house:
        yield Asking(house)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (VISITOR, {"kind": "VISITOR", "id": "", "name": "", "roles": []}),
        (KIOSK, {"kind": "KIOSK", "id": "k", "name": "K", "roles": []}),
        (ADMIN, {"kind": "PERSON", "id": "root", "name": "Root", "roles": ["ADMIN"]}),
    ],
)
def test_everybody_may_ask_who_they_are(
    sqlite_url: str, tmp_path: Path, who: Principal, told: dict[str, object]
) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            said = await ask("{ me { kind id name roles expiresAt } }", who)

            assert said == {"me": {**told, "expiresAt": None}}

    run(story())


@pytest.mark.parametrize("field", ["accounts", "tokens", "auditEntries"])
def test_lists_are_for_those_who_oversee(sqlite_url: str, tmp_path: Path, field: str) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            for who in (VISITOR, KIOSK, MANAGER, ADMIN):
                document = f"{{ {field} {{ edges {{ cursor }} pageInfo {{ hasNextPage }} }} }}"
                result = await ask.result(document, who)
                may = who is ADMIN or (who is MANAGER and field == "auditEntries")
                if may:
                    assert result.errors is None
                else:
                    assert result.errors is not None
                    error = result.errors[0].original_error
                    assert isinstance(error, ServerError)
                    assert error.code == "forbidden"

    run(story())


def test_an_account_is_made_told_and_listed(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            made = (await ask(CREATE, input=GIVEN))["createAccount"]
            again = (await ask(CREATE, input=GIVEN))["createAccount"]
            listed = await ask(
                "{ accounts(first: 1) { totalCount edges { node { id displayName } }"
                " pageInfo { hasNextPage hasPreviousPage endCursor } } }"
            )
            end = listed["accounts"]["pageInfo"].pop("endCursor")
            rest = await ask(
                "query ($after: String) { accounts(after: $after) { edges { cursor } } }",
                after=end,
            )

            assert made == again
            assert made["__typename"] == "CreateAccountSuccess"
            account = made["account"]
            assert account == {
                "id": account["id"],
                "signInName": "wang",
                "roles": ["ADMIN", "NURSE"],
                "isDisabled": False,
                "isExternal": False,
                "createdAt": "2026-11-22T12:00:00+00:00",
            }
            assert listed["accounts"] == {
                "totalCount": 1,
                "edges": [{"node": {"id": account["id"], "displayName": "Wang"}}],
                "pageInfo": {"hasNextPage": False, "hasPreviousPage": False},
            }
            assert rest["accounts"]["edges"] == []

    run(story())


def test_refusals_say_what_to_do_in_the_callers_language(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            weak = {**GIVEN, "password": "short"}
            english = (await ask(CREATE, input=weak))["createAccount"]
            chinese = (await ask(CREATE, locale="zh-CN", input=weak))["createAccount"]
            await ask(CREATE, input=GIVEN)
            reused = (await ask(CREATE, input={**GIVEN, "signInName": "li"}))["createAccount"]

            assert english["code"] == chinese["code"] == "PASSWORD_TOO_SHORT"
            assert "at least 10 characters" in english["message"]
            assert "至少 10 个字符" in chinese["message"]
            assert reused["code"] == "REQUEST_ID_REUSED"

    run(story())


def test_a_nurse_sets_the_own_password_only(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            li, wang = await ask.house.account("li"), await ask.house.account("wang")
            nurse = Principal(
                PrincipalKind.PERSON, id=li.id, name="Li", roles=frozenset({Role.NURSE})
            )
            own = {"requestId": "p1", "currentPassword": WORDS, "newPassword": NEW_WORDS}

            wrong = await ask(SET_OWN_WORDS, nurse, input={**own, "currentPassword": WRONG_WORDS})
            right = await ask(SET_OWN_WORDS, nurse, input=own)
            others = await ask.result(SET_OWN_WORDS, nurse, input={**own, "accountId": wang.id})

            assert wrong["setPassword"]["code"] == "PASSWORD_WRONG"
            assert right["setPassword"]["account"] == {"signInName": "li"}
            assert others.errors is not None
            assert isinstance(others.errors[0].original_error, ServerError)

    run(story())


def test_a_lock_says_how_many_minutes(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            li = await ask.house.account("li")
            nurse = Principal(PrincipalKind.PERSON, id=li.id, roles=frozenset({Role.NURSE}))
            given = {"currentPassword": WRONG_WORDS, "newPassword": NEW_WORDS}
            for number in range(5):
                await ask(SET_OWN_WORDS, nurse, input={**given, "requestId": f"p{number}"})
            told = await ask(SET_OWN_WORDS, nurse, input={**given, "requestId": "p5"})

            assert told["setPassword"]["code"] == "SIGN_IN_LOCKED"
            assert "Wait 15 min" in told["setPassword"]["message"]

    run(story())


def test_tokens_are_shown_once_and_the_audit_tells_all(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            made = await ask(
                'mutation { createToken(input: {requestId: "t", kind: KIOSK, name: "Lobby",'
                " days: 30}) { ... on CreateTokenSuccess { bearerToken token { id } } } }"
            )
            token_id = made["createToken"]["token"]["id"]
            bearer = made["createToken"]["bearerToken"]
            await ask.house.people.tokens.recognise(bearer)
            revoked = await ask(
                'mutation ($id: ID!) { revokeToken(input: {requestId: "v", tokenId: $id}) {'
                " ... on RevokeTokenSuccess { token { kind name madeBy firstUsedAt"
                " revokedAt } } } }",
                id=token_id,
            )
            audit = await ask(
                "{ auditEntries(first: 2) { edges { node { sequence action targets actorKind"
                " requestId } } pageInfo { hasNextPage endCursor } }"
                " auditCheck { isWhole entries brokenAt } }"
            )
            after = audit["auditEntries"]["pageInfo"]["endCursor"]
            older = await ask(
                "query ($after: String) { auditEntries(after: $after)"
                " { edges { node { action } } } }",
                after=after,
            )

            noon = "2026-11-22T12:00:00+00:00"
            assert revoked["revokeToken"]["token"] == {
                "kind": "KIOSK",
                "name": "Lobby",
                "madeBy": "Root",
                "firstUsedAt": noon,
                "revokedAt": noon,
            }
            assert audit["auditEntries"]["edges"][0]["node"] == {
                "sequence": 3,
                "action": "token-revoked",
                "targets": [f"token:{token_id}"],
                "actorKind": "PERSON",
                "requestId": "v",
            }
            assert audit["auditEntries"]["pageInfo"]["hasNextPage"]
            assert audit["auditCheck"] == {"isWhole": True, "entries": 3, "brokenAt": None}
            assert older["auditEntries"]["edges"] == [{"node": {"action": "token-made"}}]

    run(story())


@pytest.mark.parametrize("arguments", ["first: 0", "first: 101", 'after: "%"', 'after: "eA=="'])
def test_an_impossible_page_is_a_named_error(
    sqlite_url: str, tmp_path: Path, arguments: str
) -> None:
    async def story() -> None:
        async with asking(sqlite_url, tmp_path) as ask:
            document = f"{{ auditEntries({arguments}) {{ edges {{ cursor }} }} }}"
            result = await ask.result(document)

            assert result.errors is not None
            error = result.errors[0].original_error
            assert isinstance(error, ServerError)
            assert error.code in {"page-size-wrong", "cursor-unknown"}

    run(story())


def test_every_refusal_has_a_code_and_words() -> None:
    shown_on_the_page = {"sign-in-wrong", "sign-in-no-role", "sign-in-provider", "sign-in-shut"}
    codes = schema().executable.type_map["RefusalCode"]
    for reason in PeopleRefusal:
        for locale in ("en", "zh-CN"):
            assert catalogs().has(locale, f"refusal-{reason.value}"), reason
        if reason.value not in shown_on_the_page:
            assert reason.value.upper().replace("-", "_") in codes.values  # type: ignore[attr-defined] # an enum type
