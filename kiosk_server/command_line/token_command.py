"""`kiosk-server token`: signs a bearer token with the data directory's key, server up or not."""

import argparse
import sys
from datetime import timedelta

from i18n.error_texts import error_text
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE, Console
from kiosk_server.command_line.data_directory import add_data_directory, settings_for
from kiosk_server.core.clock import Clock, SystemClock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import PrincipalKind, Role


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "token", parents=[common], help="print a bearer token; works while the server runs"
    )
    parser.add_argument(
        "--role",
        dest="roles",
        action="append",
        type=str.lower,
        choices=[role.value for role in Role],
        default=[],
        help="what the person may do; may be given several times",
    )
    parser.add_argument(
        "--kind",
        type=str.lower,
        choices=["person", "kiosk", "display", "client"],
        default="person",
        help="who or what holds the token (default: person)",
    )
    parser.add_argument(
        "--as", dest="name", required=True, metavar="NAME", help="who holds it; the audit shows it"
    )
    parser.add_argument("--days", type=int, metavar="N", help="1 to 730 (default: as set)")
    add_data_directory(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Prints the token alone to standard output, and what to know about it to standard error."""
    try:
        return _print_token(arguments, console, SystemClock())
    except ServerError as error:
        said = error_text(console.translator, error.code, error.fields, console.locale)
        print(said.text, file=sys.stderr)
        return EXIT_TROUBLE


def _print_token(arguments: argparse.Namespace, console: Console, clock: Clock) -> int:
    # The other commands start faster without the database's code.
    from kiosk_server.people.model import normal_shown_name  # noqa: PLC0415 - see above
    from kiosk_server.people.service.tokens import find_token_fault  # noqa: PLC0415 - see above
    from kiosk_server.people.signed_tokens import (  # noqa: PLC0415 - see above
        KeyFile,
        TokenClaims,
        new_token_id,
        sign,
    )

    kind, roles = PrincipalKind(arguments.kind), frozenset(Role(role) for role in arguments.roles)
    if (kind is PrincipalKind.PERSON) != bool(roles):
        console.trouble("command-token-no-roles" if roles else "command-token-roles")
        return EXIT_TROUBLE
    settings = settings_for(arguments)
    days = arguments.days
    lasts = timedelta(seconds=settings.token_seconds)
    if days is not None:
        lasts = timedelta(days=min(max(days, 0), 10_000))
    name = normal_shown_name(arguments.name)
    if fault := find_token_fault(kind, name, roles, lasts):
        console.trouble(f"refusal-{fault.value}")
        return EXIT_NO
    now = clock.now().replace(microsecond=0)
    claims = TokenClaims(
        id=new_token_id(),
        kind=kind,
        name=name,
        roles=roles,
        made_at=now,
        expires_at=now + lasts,
        hospital_id=settings.hospital_id,
    )
    console.line(sign(claims, KeyFile(settings.data_dir).keys()[0]))
    until = claims.expires_at.strftime("%Y-%m-%d %H:%M UTC")
    console.trouble("command-token-made", until=until, id=claims.id)
    return EXIT_DONE
