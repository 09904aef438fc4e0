"""Stands ready with the whole program loaded, and forks a process for each that a test starts.

Loading takes longer than all else that most of them do. It knows nothing of tests: it is told what
to run, and tells what became of it. Forked processes end when they are told to, or with it.
"""

import faulthandler
import gc
import json
import os
import runpy
import selectors
import signal
import socket
import sys
from importlib import import_module
from typing import Any, NoReturn

from kiosk_server.command_line import main
from tests.services.made_once import make_parts_of_servers

LOADED = (
    "alembic.command",
    "alembic.runtime.environment",
    "kiosk_server.app",
    "kiosk_server.command_line.account_command",
    "kiosk_server.command_line.backup_commands",
    "kiosk_server.command_line.demo_command",
    "kiosk_server.command_line.demo_serving",
    "kiosk_server.command_line.serve_command",
    "kiosk_server.command_line.token_command",
    "kiosk_server.storage.migration_steps",
    "networkx",
    "pypinyin",
    "scipy.sparse.csgraph",
)
LARGEST_MESSAGE = 1 << 17
_COMMAND = "kiosk-server"


def serve(connection: socket.socket) -> dict[str, Any]:
    """Forks for each request until nobody can ask any more. Returns in the forked process only,
    with what it is to run."""
    running: dict[int, int] = {}
    with selectors.DefaultSelector() as ready:
        ready.register(connection, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                if key.fileobj is not connection:
                    _tell_end(connection, ready, running, key.fd)
                    continue
                text, fds, _, _ = socket.recv_fds(connection, LARGEST_MESSAGE, 2)
                if not text:
                    _end(running)
                request: dict[str, Any] = json.loads(text)
                pid = os.fork()
                if pid == 0:
                    _take_over(fds)
                    connection.close()
                    return request
                for fd in fds:
                    os.close(fd)
                watched = os.pidfd_open(pid)
                running[watched] = pid
                ready.register(watched, selectors.EVENT_READ)
                connection.send(json.dumps({"pid": pid}).encode())


def _tell_end(
    connection: socket.socket,
    ready: selectors.BaseSelector,
    running: dict[int, int],
    watched: int,
) -> None:
    ready.unregister(watched)
    os.close(watched)
    pid, status = os.waitpid(running.pop(watched), 0)
    told = {"ended": pid, "status": os.waitstatus_to_exitcode(status)}
    connection.send(json.dumps(told).encode())


def _end(running: dict[int, int]) -> NoReturn:
    for pid in running.values():
        os.kill(pid, signal.SIGTERM)
    raise SystemExit(0)


def _take_over(fds: list[int]) -> None:
    """Writes where who asked reads, each line at once."""
    for fd, standard in zip(fds, (1, 2), strict=True):
        os.dup2(fd, standard)
        os.close(fd)
    sys.stdout, sys.stderr = (
        os.fdopen(standard, "w", buffering=1, encoding="utf-8", closefd=False)
        for standard in (1, 2)
    )
    faulthandler.enable()


def run(request: dict[str, Any]) -> int:
    """Runs a module, or the program's own command, as if it had been started so; returns the exit
    status."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv[1:] = request["arguments"]
    if request["module"] is not None:
        runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
        return 0
    sys.argv[0] = _COMMAND
    return main()


if __name__ == "__main__":
    for name in LOADED:
        import_module(name)
    make_parts_of_servers()
    gc.collect()
    gc.freeze()
    asked = serve(socket.socket(fileno=int(sys.argv[1])))
    sys.exit(run(asked))
