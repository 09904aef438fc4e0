"""What GraphQL asks of people, handed to the services."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from ariadne import EnumType, MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo, GraphQLUnionType

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.people.audit_chain import AuditEntry
from kiosk_server.people.connections import Connection, checked_size, connection_of, key_of
from kiosk_server.people.model import Account, Refused, TokenRecord
from kiosk_server.people.service.accounts import AccountService
from kiosk_server.people.service.audit import AuditCheck, AuditTrail
from kiosk_server.people.service.sign_in import SignInService
from kiosk_server.people.service.tokens import TokenService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]
Service = TypeVar("Service")

RESULTS = (
    "CreateAccount",
    "ChangeAccount",
    "DisableAccount",
    "EnableAccount",
    "SetPassword",
    "CreateToken",
    "RevokeToken",
    "SignOutEverywhere",
)

query = QueryType()
mutation = MutationType()
account_type = ObjectType("Account")
entry_type = ObjectType("AuditEntry")
results = [UnionType(f"{name}Result") for name in RESULTS]
enums = [EnumType("PrincipalKind", PrincipalKind), EnumType("Role", Role)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal as GraphQL shows it; its message is made from the catalogs."""

    code: str
    fields: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Me:
    kind: PrincipalKind
    id: str
    name: str
    roles: list[Role]
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Success:
    """What a mutation gives when it was done; each result shows the fields that it has."""

    account: Account | None = None
    token: TokenRecord | None = None
    bearer_token: str = ""
    sessions: int = 0


def _service(info: Info, kind: type[Service]) -> Service:
    return info.context.services.get(kind)


def _actor(info: Info) -> Principal:
    return info.context.principal


def refusal_of(refused: Refused) -> Refusal:
    """A refusal in GraphQL's spelling. `minutes` is how long to wait, rounded up."""
    code = refused.reason.value.upper().replace("-", "_")
    return Refusal(code, {"minutes": -(-refused.seconds // 60)})


def _account_result(done: Account | Refused) -> Success | Refusal:
    return refusal_of(done) if isinstance(done, Refused) else Success(account=done)


def _result_type(source: object, _: Info, kind: GraphQLUnionType) -> str:
    if isinstance(source, Refusal):
        return "Refusal"
    return f"{kind.name.removesuffix('Result')}Success"


for result in results:
    result.set_type_resolver(_result_type)


@query.field("me")
def resolve_me(_: object, info: Info) -> Me:
    """Who sent this request."""
    actor = _actor(info)
    return Me(actor.kind, actor.id, actor.name, _sorted(actor.roles), actor.expires_at)


@query.field("accounts")
async def resolve_accounts(
    _: object, info: Info, *, first: int, after: str | None = None
) -> Connection[Account]:
    """A page of accounts."""
    service, hospital_id = _service(info, AccountService), _actor(info).hospital_id
    found = await service.page(hospital_id, key_of(after), checked_size(first) + 1)
    count = await service.count(hospital_id)
    return connection_of(found, first, after, lambda account: account.sign_in_name, count)


@query.field("tokens")
async def resolve_tokens(
    _: object, info: Info, *, first: int, after: str | None = None
) -> Connection[TokenRecord]:
    """A page of tokens."""
    found = await _service(info, TokenService).page(
        _actor(info).hospital_id, key_of(after), checked_size(first) + 1
    )
    return connection_of(found, first, after, lambda record: record.id)


@query.field("auditEntries")
async def resolve_audit_entries(
    _: object, info: Info, *, first: int, after: str | None = None
) -> Connection[AuditEntry]:
    """A page of the audit."""
    key = key_of(after)
    if after is not None and not (key.isdecimal() and len(key) < 19):
        raise ServerError("cursor-unknown")
    found = await _service(info, AuditTrail).newest(
        _actor(info).hospital_id, before=int(key) if key else None, most=checked_size(first) + 1
    )
    return connection_of(found, first, after, lambda entry: str(entry.sequence))


@query.field("auditCheck")
async def resolve_audit_check(_: object, info: Info) -> AuditCheck:
    """Whether the audit is whole."""
    return await _service(info, AuditTrail).check(_actor(info).hospital_id)


@mutation.field("createAccount")
async def resolve_create_account(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Makes an account."""
    done = await _service(info, AccountService).create(
        _actor(info),
        input["request_id"],
        sign_in_name=input["sign_in_name"],
        display_name=input["display_name"],
        roles=frozenset(input["roles"]),
        password=input["password"],
    )
    return _account_result(done)


@mutation.field("changeAccount")
async def resolve_change_account(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Changes a name or roles."""
    roles = input.get("roles")
    done = await _service(info, AccountService).change(
        _actor(info),
        input["request_id"],
        input["account_id"],
        display_name=input.get("display_name"),
        roles=None if roles is None else frozenset(roles),
    )
    return _account_result(done)


@mutation.field("disableAccount")
async def resolve_disable_account(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Shuts an account."""
    return await _set_disabled(info, input, is_disabled=True)


@mutation.field("enableAccount")
async def resolve_enable_account(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Opens an account again."""
    return await _set_disabled(info, input, is_disabled=False)


async def _set_disabled(info: Info, given: Input, *, is_disabled: bool) -> Success | Refusal:
    done = await _service(info, AccountService).change(
        _actor(info), given["request_id"], given["account_id"], is_disabled=is_disabled
    )
    return _account_result(done)


@mutation.field("setPassword")
async def resolve_set_password(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Sets a password: one's own, or any for an admin."""
    actor = _actor(info)
    account_id = input.get("account_id") or actor.id
    if account_id != actor.id and Role.ADMIN not in actor.roles:
        raise ServerError("forbidden")
    done = await _service(info, AccountService).set_password(
        actor,
        input["request_id"],
        account_id,
        input["new_password"],
        current_password=input.get("current_password"),
    )
    return _account_result(done)


@mutation.field("createToken")
async def resolve_create_token(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Makes a token."""
    days = input.get("days")
    done = await _service(info, TokenService).create(
        _actor(info),
        input["request_id"],
        kind=input["kind"],
        name=input["name"],
        roles=frozenset(input["roles"]),
        lasts=None if days is None else timedelta(days=min(max(days, 0), 10_000)),
    )
    if isinstance(done, Refused):
        return refusal_of(done)
    return Success(bearer_token=done[0], token=done[1])


@mutation.field("revokeToken")
async def resolve_revoke_token(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Ends a token."""
    done = await _service(info, TokenService).revoke(
        _actor(info), input["request_id"], input["token_id"]
    )
    return refusal_of(done) if isinstance(done, Refused) else Success(token=done)


@mutation.field("signOutEverywhere")
async def resolve_sign_out_everywhere(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Ends one's sessions."""
    ended = await _service(info, SignInService).sign_out_everywhere(
        _actor(info), input["request_id"]
    )
    return refusal_of(ended) if isinstance(ended, Refused) else Success(sessions=ended)


@account_type.field("isExternal")
def resolve_is_external(account: Account, _: Info) -> bool:
    """Whether another service vouches for this account."""
    return account.external_id is not None


@entry_type.field("actorKind")
def resolve_actor_kind(entry: AuditEntry, _: Info) -> PrincipalKind:
    """What the actor was."""
    return PrincipalKind(entry.actor_kind)


def _sorted(roles: frozenset[Role]) -> list[Role]:
    return sorted(roles, key=lambda role: role.name)


@account_type.field("roles")
def resolve_account_roles(account: Account, _: Info) -> list[Role]:
    """An account's roles."""
    return _sorted(account.roles)


token_type = ObjectType("Token")


@token_type.field("roles")
def resolve_token_roles(record: TokenRecord, _: Info) -> list[Role]:
    """A token's roles."""
    return _sorted(record.roles)
