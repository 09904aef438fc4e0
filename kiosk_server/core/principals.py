"""Who is asking: the closed set of kinds and roles that permissions speak of."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property

from kiosk_server.core.errors import NotAuthenticated


class PrincipalKind(Enum):
    """What somebody or something that asks is."""

    VISITOR = "visitor"
    """Anonymous."""
    TICKET_HOLDER = "ticket_holder"
    """A visitor with a ticket or report session."""
    KIOSK = "kiosk"
    DISPLAY = "display"
    PERSON = "person"
    """A member of staff or a volunteer, with roles."""
    CLIENT = "client"
    """A registered program."""


class Role(Enum):
    """What a person is there for."""

    CLINICIAN = "clinician"
    NURSE = "nurse"
    FACILITIES = "facilities"
    PLANNER = "planner"
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    MANAGER = "manager"
    ADMIN = "admin"


Allowed = frozenset[PrincipalKind | Role]
"""Who may: any principal of a named kind, and any person with a named role."""

ANYONE: Allowed = frozenset(PrincipalKind)
SIGNED_IN: Allowed = frozenset(PrincipalKind) - {PrincipalKind.VISITOR}


@dataclass(frozen=True)
class Principal:
    """Who asks. `id` is stable and says nothing about the person; `name` goes into the audit.

    `level_id`: of a kiosk or display, the level that it speaks to; empty for all others.
    `permission_version` changes when roles change, so that nothing cached outlives a right.
    `expires_at` is when the token or session ends (aware, UTC), None for visitors.
    """

    kind: PrincipalKind
    id: str = ""
    name: str = ""
    roles: frozenset[Role] = frozenset()
    hospital_id: str = "main"
    permission_version: int = 0
    expires_at: datetime | None = None
    level_id: str = ""

    def is_among(self, allowed: Allowed) -> bool:
        """Whether this principal is one of `allowed`."""
        return self.kind in allowed or (
            self.kind is PrincipalKind.PERSON and not self.roles.isdisjoint(allowed)
        )

    @cached_property
    def scope(self) -> str:
        """The same for principals that see the same: part of the key of every shared answer.

        Only anonymous visitors of a hospital share answers. Whoever has an id has answers of their
        own, a display too: a resolver may look at the id (a kiosk's print jobs, a person's tasks),
        and nothing would tell whether one did.
        """
        roles = ",".join(sorted(role.value for role in self.roles))
        return f"{self.hospital_id}/{self.kind.value}/{roles}/{self.id}/{self.permission_version}"


VISITOR = Principal(PrincipalKind.VISITOR)


class SessionOver(NotAuthenticated):
    """A browser's session that has ended, by time or by somebody.

    Browsers send its cookie with everything until they are told to forget it, so what anybody may
    read is answered to them as to a `visitor`; `set_cookie` tells them.
    """

    def __init__(self, code: str, visitor: Principal, set_cookie: str) -> None:
        self.visitor = visitor
        self.set_cookie = set_cookie
        super().__init__(code)
