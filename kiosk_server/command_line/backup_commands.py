"""`kiosk-server backup` and `kiosk-server restore`: a whole copy of what the server keeps."""

import argparse
from pathlib import Path

from kiosk_server.command_line.console import EXIT_DONE, Console
from kiosk_server.command_line.data_directory import add_data_directory, settings_for


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the commands to the program's parser."""
    out = commands.add_parser(
        "backup", parents=[common], help="copy everything to a new folder; the server may run"
    )
    out.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder")
    add_data_directory(out)
    out.set_defaults(run=_backup)
    back = commands.add_parser(
        "restore", parents=[common], help="put a copy back; the server must not run"
    )
    back.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that backup made")
    back.add_argument(
        "--replace", action="store_true", help="set what is there aside, as .replaced"
    )
    add_data_directory(back)
    back.set_defaults(run=_restore)


def _backup(arguments: argparse.Namespace, console: Console) -> int:
    # The other commands start faster without the database's code.
    from kiosk_server.app.data_copies import copy_out  # noqa: PLC0415 - see above

    copy_out(settings_for(arguments), arguments.folder)
    console.say("command-backup-made", folder=str(arguments.folder))
    return EXIT_DONE


def _restore(arguments: argparse.Namespace, console: Console) -> int:
    from kiosk_server.app.data_copies import copy_back  # noqa: PLC0415 - as in _backup

    copy_back(arguments.folder, settings_for(arguments), replace=arguments.replace)
    console.say("command-restored", folder=str(arguments.folder))
    return EXIT_DONE
