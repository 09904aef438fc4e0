"""What a start loads: only what the first request needs, as libraries cost everybody their time."""

import subprocess
import sys

import pytest

NEEDED_LATER = "scipy networkx alembic pypinyin osmium authlib psycopg redis"
OTHER = "plan_commands"


def loaded_by(source: str, names: str) -> set[str]:
    """Which of some modules a program of its own has loaded in the end."""
    told = f"{source}\nimport sys\nprint(*(set({names.split()}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_server_loads_what_searches_and_imports_need_later() -> None:
    server = "import kiosk_server.command_line.demo_serving"

    assert loaded_by(server, f"{NEEDED_LATER} starlette") == {"starlette"}


@pytest.mark.parametrize("command", ["token", "demo"])
def test_a_command_loads_nothing_of_the_others(command: str) -> None:
    source = f"from kiosk_server.command_line import _parser\n_parser([{command!r}])"
    own, other = (f"kiosk_server.command_line.{name}" for name in (f"{command}_command", OTHER))

    assert loaded_by(source, f"{own} {other}") == {own}
