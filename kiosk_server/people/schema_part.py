"""People's share of the GraphQL schema, with who may ask for each field."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed, PrincipalKind, Role
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.people import resolvers

ADMINS: Allowed = frozenset({Role.ADMIN})
OVERSEERS: Allowed = frozenset({Role.ADMIN, Role.MANAGER})
PEOPLE: Allowed = frozenset({PrincipalKind.PERSON})


def _rows(type_name: str, fields: str, allowed: Allowed) -> dict[str, Allowed]:
    return {f"{type_name}.{field}": allowed for field in fields.split()}


PERMISSIONS: dict[str, Allowed] = {
    **_rows("Query", "me", ANYONE),
    **_rows("Query", "accounts tokens", ADMINS),
    **_rows("Query", "auditEntries auditCheck", OVERSEERS),
    **_rows("Mutation", "createAccount changeAccount disableAccount enableAccount", ADMINS),
    **_rows("Mutation", "createToken revokeToken", ADMINS),
    # One's own password, or as an admin anybody's: the resolver looks whose it is.
    **_rows("Mutation", "setPassword signOutEverywhere", PEOPLE),
    **_rows("Me", "kind id name roles expiresAt", ANYONE),
    **_rows("Account", "id signInName displayName roles isDisabled isExternal createdAt", PEOPLE),
    **_rows("AccountConnection", "edges pageInfo totalCount", ADMINS),
    **_rows("AccountEdge", "cursor node", ADMINS),
    **_rows("Token", "id kind name roles expiresAt madeBy firstUsedAt revokedAt", ADMINS),
    **_rows("TokenConnection", "edges pageInfo", ADMINS),
    **_rows("TokenEdge", "cursor node", ADMINS),
    **_rows(
        "AuditEntry",
        "sequence at actorKind actorId actorName action targets requestId hash",
        OVERSEERS,
    ),
    **_rows("AuditEntryConnection", "edges pageInfo", OVERSEERS),
    **_rows("AuditEntryEdge", "cursor node", OVERSEERS),
    **_rows("AuditCheck", "isWhole entries lastHash brokenAt", OVERSEERS),
    **_rows("CreateAccountSuccess", "account", ADMINS),
    **_rows("ChangeAccountSuccess", "account", ADMINS),
    **_rows("DisableAccountSuccess", "account", ADMINS),
    **_rows("EnableAccountSuccess", "account", ADMINS),
    **_rows("SetPasswordSuccess", "account", PEOPLE),
    **_rows("CreateTokenSuccess", "bearerToken token", ADMINS),
    **_rows("RevokeTokenSuccess", "token", ADMINS),
    **_rows("SignOutEverywhereSuccess", "sessions", PEOPLE),
}


def people_part() -> SchemaPart:
    """What people give to the schema. The services must be in the request's context."""
    sdl = resources.files("kiosk_server.people") / "schema.graphql"
    return SchemaPart(
        name="people",
        sdl=sdl.read_text("utf-8"),
        bindables=[
            resolvers.query,
            resolvers.mutation,
            resolvers.account_type,
            resolvers.token_type,
            resolvers.entry_type,
            *resolvers.results,
            *resolvers.enums,
        ],
        permissions=PERMISSIONS,
        costs={
            "Query.auditCheck": 500,
            "Mutation.createAccount": 100,
            "Mutation.setPassword": 100,
        },
    )
