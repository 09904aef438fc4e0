"""`kiosk-server account …`: makes, lists and changes accounts while the server is stopped.

With PostgreSQL it may run: only SQLite belongs to one process.
"""

import argparse
import sys

from i18n.error_texts import error_text
from kiosk_server.command_line.console import EXIT_TROUBLE, Console
from kiosk_server.command_line.data_directory import add_data_directory, settings_for
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Role


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the commands to the program's parser."""
    group = commands.add_parser("account", help="make, list and change accounts")
    account = group.add_subparsers(title="commands", required=True, metavar="COMMAND")

    adding = account.add_parser(
        "add", parents=[common], help="make an account; asks for its password, or reads a line"
    )
    adding.add_argument("name", metavar="NAME", help="what the person types to sign in")
    adding.add_argument("--display-name", metavar="TEXT", help="default: NAME")
    _add_roles(adding, required=True)
    _finish(adding, "add")

    password = account.add_parser("password", parents=[common], help="set a password")
    password.add_argument("name", metavar="NAME")
    _finish(password, "password")

    changing = account.add_parser("change", parents=[common], help="change roles, open or shut")
    changing.add_argument("name", metavar="NAME")
    _add_roles(changing, required=False)
    state = changing.add_mutually_exclusive_group()
    state.add_argument("--disable", dest="is_disabled", action="store_true", default=None)
    state.add_argument("--enable", dest="is_disabled", action="store_false", default=None)
    _finish(changing, "change")

    _finish(account.add_parser("list", parents=[common], help="list all accounts"), "list")
    _finish(
        account.add_parser("audit", parents=[common], help="check that the audit is whole"), "audit"
    )


def _add_roles(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--role",
        dest="roles",
        action="append",
        type=str.lower,
        choices=[role.value for role in Role],
        required=required,
        help="may be given several times",
    )


def _finish(parser: argparse.ArgumentParser, work: str) -> None:
    add_data_directory(parser)
    parser.set_defaults(run=run, work=work)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Runs one of the commands on the server's database."""
    # The other commands start faster without the database's code.
    from kiosk_server.command_line.account_work import do_account_work  # noqa: PLC0415 - see above

    try:
        return do_account_work(arguments, settings_for(arguments), console)
    except ServerError as error:
        if error.code == "storage-locked":
            console.trouble("command-account-locked")
        else:
            said = error_text(console.translator, error.code, error.fields, console.locale)
            print(said.text, file=sys.stderr)
        return EXIT_TROUBLE
