"""The port by which a domain has kept who did what, in the unit of work that did it."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from kiosk_server.core.principals import Principal

RecordInAudit = Callable[[Connection, Principal, str, Sequence[str], str], None]
"""Keeps in the unit of work who did what (kebab-case) to which targets, by which request."""


def record_nothing(
    connection: Connection, actor: Principal, action: str, targets: Sequence[str], request_id: str
) -> None:
    """For a domain that is on its own."""
