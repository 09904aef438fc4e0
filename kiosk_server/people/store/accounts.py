"""Accounts in the database."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from kiosk_server.core.principals import Role
from kiosk_server.people.model import Account
from kiosk_server.people.store.tables import accounts

_ACCOUNT = [column for column in accounts.c if column.name != "password_hash"]


def roles_text(roles: frozenset[Role]) -> str:
    """Roles as they are kept: sorted values between commas."""
    return ",".join(sorted(role.value for role in roles))


def roles_from(text: str) -> frozenset[Role]:
    """Roles from how they are kept; those that this release does not know give no right."""
    known = {role.value: role for role in Role}
    return frozenset(known[word] for word in text.split(",") if word in known)


def account_from(row: Row[tuple[object, ...]]) -> Account:
    """An account from a row that has its columns."""
    kept = row._mapping  # noqa: SLF001 SQLAlchemy's public way to read by column
    return Account(
        id=kept[accounts.c.id],
        sign_in_name=kept[accounts.c.sign_in_name],
        display_name=kept[accounts.c.display_name],
        roles=roles_from(kept[accounts.c.roles]),
        created_at=kept[accounts.c.created_at],
        is_disabled=kept[accounts.c.is_disabled],
        permission_version=kept[accounts.c.permission_version],
        hospital_id=kept[accounts.c.hospital_id],
        external_id=kept[accounts.c.external_id],
    )


def add(connection: Connection, account: Account, password_hash: str | None) -> None:
    """Adds an account. Raises IntegrityError for a taken id or name."""
    connection.execute(
        insert(accounts).values(
            id=account.id,
            hospital_id=account.hospital_id,
            sign_in_name=account.sign_in_name,
            display_name=account.display_name,
            roles=roles_text(account.roles),
            password_hash=password_hash,
            external_id=account.external_id,
            is_disabled=account.is_disabled,
            permission_version=account.permission_version,
            created_at=account.created_at,
        )
    )


def find(connection: Connection, hospital_id: str, account_id: str) -> Account | None:
    """The account of an id."""
    wanted = select(*_ACCOUNT).where(
        accounts.c.hospital_id == hospital_id, accounts.c.id == account_id
    )
    row = connection.execute(wanted).one_or_none()
    return None if row is None else account_from(row)


def find_for_change(connection: Connection, hospital_id: str, account_id: str) -> Account | None:
    """The account of an id. All of the hospital's admins are locked until the unit ends, so that
    two changes at a time cannot leave the hospital without one.
    """
    connection.execute(
        select(accounts.c.id)
        .where(accounts.c.hospital_id == hospital_id, accounts.c.roles.contains(Role.ADMIN.value))
        .order_by(accounts.c.id)
        .with_for_update()
    ).all()
    wanted = select(*_ACCOUNT).where(
        accounts.c.hospital_id == hospital_id, accounts.c.id == account_id
    )
    row = connection.execute(wanted.with_for_update()).one_or_none()
    return None if row is None else account_from(row)


def find_by_name(connection: Connection, hospital_id: str, sign_in_name: str) -> Account | None:
    """The account of a normal sign-in name."""
    wanted = select(*_ACCOUNT).where(
        accounts.c.hospital_id == hospital_id, accounts.c.sign_in_name == sign_in_name
    )
    row = connection.execute(wanted).one_or_none()
    return None if row is None else account_from(row)


def find_by_external_id(
    connection: Connection, hospital_id: str, external_id: str
) -> Account | None:
    """The account that a sign-in service knows by this id."""
    wanted = select(*_ACCOUNT).where(
        accounts.c.hospital_id == hospital_id, accounts.c.external_id == external_id
    )
    row = connection.execute(wanted.with_for_update()).one_or_none()
    return None if row is None else account_from(row)


def password_hash_of(connection: Connection, account_id: str) -> str | None:
    """The password hash of an account; None where there is none."""
    wanted = select(accounts.c.password_hash).where(accounts.c.id == account_id)
    kept: str | None = connection.execute(wanted).scalar_one_or_none()
    return kept


def save(connection: Connection, account: Account) -> None:
    """Writes what of an account may change, but for its password."""
    connection.execute(
        update(accounts)
        .where(accounts.c.id == account.id)
        .values(
            display_name=account.display_name,
            roles=roles_text(account.roles),
            is_disabled=account.is_disabled,
            permission_version=account.permission_version,
        )
    )


def save_password(connection: Connection, account_id: str, password_hash: str) -> None:
    """Writes a new password hash."""
    connection.execute(
        update(accounts).where(accounts.c.id == account_id).values(password_hash=password_hash)
    )


def replace_password_hash(connection: Connection, account_id: str, *, old: str, new: str) -> None:
    """Writes the same password hashed anew, unless it was changed meanwhile."""
    connection.execute(
        update(accounts)
        .where(and_(accounts.c.id == account_id, accounts.c.password_hash == old))
        .values(password_hash=new)
    )


def has_other_admin(connection: Connection, hospital_id: str, account_id: str) -> bool:
    """Whether somebody else, not disabled, is an admin."""
    others = select(accounts.c.roles).where(
        accounts.c.hospital_id == hospital_id,
        accounts.c.id != account_id,
        accounts.c.is_disabled.is_(False),
    )
    return any(Role.ADMIN in roles_from(text) for text in connection.execute(others).scalars())


def count(connection: Connection, hospital_id: str) -> int:
    """How many accounts a hospital has."""
    wanted = select(func.count()).where(accounts.c.hospital_id == hospital_id)
    return connection.execute(wanted).scalar_one()


def list_after(
    connection: Connection, hospital_id: str, after_name: str, most: int
) -> Sequence[Account]:
    """Accounts by sign-in name in ascending order, after a name."""
    wanted = (
        select(*_ACCOUNT)
        .where(accounts.c.hospital_id == hospital_id, accounts.c.sign_in_name > after_name)
        .order_by(accounts.c.sign_in_name)
        .limit(most)
    )
    return [account_from(row) for row in connection.execute(wanted)]
