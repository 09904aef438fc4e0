"""The commands for tokens and accounts, run as the program runs them."""

import asyncio
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk_server.command_line import main
from kiosk_server.core.principals import PrincipalKind, Role
from kiosk_server.people.signed_tokens import KeyFile, TokenClaims, read
from tests.kiosk_server.people.staff_house import WORDS, run, staff_house


def claims_of(token: str, folder: Path) -> TokenClaims:
    return read(token.strip(), KeyFile(folder).keys(), datetime.now(UTC))


def test_a_token_is_printed_alone_and_what_to_know_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--role", "manager", "--role", "ADMIN", "--as", "Li  Na", "--days", "3"]

    status = main(["token", *words, "--data-dir", str(tmp_path), "--locale", "en"])

    printed = capsys.readouterr()
    claims = claims_of(printed.out, tmp_path)
    assert status == 0
    assert printed.out.count("\n") == 1
    assert (claims.kind, claims.name) == (PrincipalKind.PERSON, "Li Na")
    assert claims.roles == {Role.MANAGER, Role.ADMIN}
    assert (claims.expires_at - claims.made_at).days == 3
    assert claims.id in printed.err


def test_a_token_is_made_while_the_server_holds_the_database(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            house.clock.time = datetime.now(UTC)
            kiosk = ["--kind", "kiosk", "--as", "Lobby"]

            assert main(["token", *kiosk, "--data-dir", str(tmp_path)]) == 0
            principal = await house.people.tokens.recognise(capsys.readouterr().out.strip())

            assert (principal.kind, principal.name) == (PrincipalKind.KIOSK, "Lobby")
            assert principal.roles == frozenset()

    run(story())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--as", "Li"], 2),
        (["--as", "Li", "--kind", "display", "--role", "nurse"], 2),
        (["--as", " ", "--role", "nurse"], 1),
        (["--as", "Li", "--role", "nurse", "--days", "0"], 1),
        (["--as", "Li", "--role", "nurse", "--days", "9999999999"], 1),
    ],
)
def test_an_unfit_token_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int
) -> None:
    assert main(["token", *words, "--data-dir", str(tmp_path)]) == status

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip()


def account(folder: Path, *words: str) -> int:
    return main(["account", *words, "--data-dir", str(folder), "--locale", "en"])


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password, on standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))


def test_an_added_account_is_listed_changed_and_audited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: None
) -> None:
    added = account(tmp_path, "add", "Li", "--display-name", "李娜", "--role", "nurse")
    changed = account(tmp_path, "change", "li", "--role", "manager", "--disable")
    listed = account(tmp_path, "list")
    audited = account(tmp_path, "audit")

    printed = capsys.readouterr()
    assert (added, changed, listed, audited) == (0, 0, 0, 0)
    assert "li  李娜  manager  shut" in printed.out.splitlines()
    assert "The audit is whole: 3 entries" in printed.out
    assert printed.err == ""


def test_a_weak_password_or_an_unknown_name_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))

    assert account(tmp_path, "add", "li", "--role", "nurse") == 1
    assert account(tmp_path, "password", "li") == 1
    assert account(tmp_path, "change", "li", "--enable") == 1

    told = capsys.readouterr().err
    assert "at least 10 characters" in told
    assert "no such account" in told


def test_accounts_wait_while_a_server_holds_the_database(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: None
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path):
            assert await asyncio.to_thread(account, tmp_path, "add", "li", "--role", "nurse") == 2

    run(story())

    assert "The server is running and holds the database" in capsys.readouterr().err
