"""What the commands `kiosk-server account …` do, over the server's own database and services."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from getpass import getpass
from secrets import token_hex
from typing import Final

from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, Console
from kiosk_server.command_line.operating_person import operating_person
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.principals import Principal, Role
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People, assemble_people
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.model import Account, PeopleRefusal, Refused, normal_sign_in_name
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import KeyFile
from kiosk_server.storage import migrate, open_database

_AT_A_TIME = 100

Work = Callable[[People, Principal, argparse.Namespace, Console], Awaitable[int]]


def do_account_work(arguments: argparse.Namespace, settings: Settings, console: Console) -> int:
    """Does what `arguments.work` names; returns the exit status.

    Raises ServerError, `storage-locked` while a server holds the SQLite file.
    """
    return asyncio.run(_with_people(arguments, settings, console))


async def _with_people(arguments: argparse.Namespace, settings: Settings, console: Console) -> int:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    keys = KeyRing(KeyFile(settings.data_dir))
    migrate(settings.database_address)
    database = await open_database(settings.database_address)
    people = assemble_people(database, SystemClock(), keys, PeopleSettings.of(settings))
    try:
        actor = operating_person(settings.hospital_id)
        return await _WORKS[arguments.work](people, actor, arguments, console)
    finally:
        people.close()
        await database.close()


async def _add(
    people: People, actor: Principal, arguments: argparse.Namespace, console: Console
) -> int:
    password = _ask_password(arguments.name, console)
    if password is None:
        return EXIT_NO
    done = await people.accounts.create(
        actor,
        token_hex(16),
        sign_in_name=arguments.name,
        display_name=arguments.display_name or arguments.name,
        roles=_roles(arguments),
        password=password,
    )
    return _tell(done, console, "command-account-added")


async def _set_password(
    people: People, actor: Principal, arguments: argparse.Namespace, console: Console
) -> int:
    account = await _find(people, actor, arguments.name)
    password = None if account is None else _ask_password(arguments.name, console)
    if account is None:
        return _tell(Refused(PeopleRefusal.ACCOUNT_UNKNOWN), console, "")
    if password is None:
        return EXIT_NO
    done = await people.accounts.set_password(actor, token_hex(16), account.id, password)
    return _tell(done, console, "command-account-password-set")


async def _change(
    people: People, actor: Principal, arguments: argparse.Namespace, console: Console
) -> int:
    account = await _find(people, actor, arguments.name)
    if account is None:
        return _tell(Refused(PeopleRefusal.ACCOUNT_UNKNOWN), console, "")
    done = await people.accounts.change(
        actor,
        token_hex(16),
        account.id,
        roles=_roles(arguments) if arguments.roles else None,
        is_disabled=arguments.is_disabled,
    )
    if isinstance(done, Refused):
        return _tell(done, console, "")
    _show(done, console)
    return EXIT_DONE


async def _list(people: People, actor: Principal, _: argparse.Namespace, console: Console) -> int:
    after = ""
    while page := await people.accounts.page(actor.hospital_id, after, _AT_A_TIME):
        for account in page:
            _show(account, console)
        after = page[-1].sign_in_name
    return EXIT_DONE


async def _audit(people: People, actor: Principal, _: argparse.Namespace, console: Console) -> int:
    checked = await people.audit.check(actor.hospital_id)
    if checked.broken_at is not None:
        console.say("command-audit-broken", sequence=str(checked.broken_at))
        return EXIT_NO
    console.say("command-audit-whole", entries=str(checked.entries), hash=checked.last_hash)
    return EXIT_DONE


async def _find(people: People, actor: Principal, name: str) -> Account | None:
    return await people.accounts.find_by_name(actor.hospital_id, normal_sign_in_name(name))


def _roles(arguments: argparse.Namespace) -> frozenset[Role]:
    return frozenset(Role(role) for role in arguments.roles)


def _ask_password(name: str, console: Console) -> str | None:
    """A password typed twice at a terminal, or else one line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass(console.text("command-account-password", {"name": name}))
    if getpass(console.text("command-account-password-again")) != first:
        console.trouble("command-account-passwords-differ")
        return None
    return first


def _tell(done: Account | Refused, console: Console, message_id: str) -> int:
    if isinstance(done, Refused):
        console.trouble(f"refusal-{done.reason.value}")
        return EXIT_NO
    console.say(message_id, name=done.sign_in_name)
    return EXIT_DONE


def _show(account: Account, console: Console) -> None:
    state = "shut" if account.is_disabled else "external" if account.external_id else "open"
    console.say(
        "command-account-line",
        name=account.sign_in_name,
        shown=account.display_name,
        roles=", ".join(sorted(role.value for role in account.roles)),
        state=console.text(f"command-account-{state}"),
    )


_WORKS: Final[Mapping[str, Work]] = {
    "add": _add,
    "password": _set_password,
    "change": _change,
    "list": _list,
    "audit": _audit,
}
