"""The schema of all domains, and the two files that show it whole: SDL and who may ask for what.

`python -m tests.kiosk_server.graphql_api.whole_schema` writes both; the diff is reviewed.
"""

from collections.abc import Mapping
from pathlib import Path

from i18n.translator import Translator
from kiosk_server.app.graphql import server_schema
from kiosk_server.core.principals import Allowed, Principal, PrincipalKind, Role

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
SCHEMA = GOLDEN / "schema.graphql"
PERMISSIONS = GOLDEN / "permissions.txt"

PRINCIPALS: Mapping[str, Principal] = {
    **{
        kind.value: Principal(kind, id="x")
        for kind in PrincipalKind
        if kind is not PrincipalKind.PERSON
    },
    "person": Principal(PrincipalKind.PERSON, id="x"),
    **{
        role.value: Principal(PrincipalKind.PERSON, id="x", roles=frozenset({role}))
        for role in Role
    },
}
"""One of each kind, and a person with each role; `person` has none."""


def permission_table(permissions: Mapping[str, Allowed]) -> str:
    """One line a field: who may ask for it. `everybody` and `nobody` are said in one word."""
    lines = []
    for coordinate, allowed in sorted(permissions.items()):
        may = [name for name, principal in PRINCIPALS.items() if principal.is_among(allowed)]
        told = "everybody" if len(may) == len(PRINCIPALS) else " ".join(may) or "nobody"
        lines.append(f"{coordinate}: {told}\n")
    return "".join(lines)


def main() -> None:
    """Writes both files."""
    schema = server_schema(Translator.load())
    SCHEMA.write_text(schema.printed(), encoding="utf-8")
    PERMISSIONS.write_text(permission_table(schema.permissions), encoding="utf-8")


if __name__ == "__main__":
    main()
