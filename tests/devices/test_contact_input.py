"""A contact counts once it rests, and a port without such a line says so."""

import os
import pty
from pathlib import Path

import pytest

from devices.contact_input import ModemLine, SerialContact, Settling


def settled_by(*readings: tuple[bool, float]) -> list[bool | None]:
    settling, seen = Settling(0.3), []
    for reading, at in readings:
        settling = settling.after(reading, at)
        seen.append(settling.settled)
    return seen


def test_a_contact_counts_once_it_was_the_same_for_long_enough() -> None:
    assert settled_by((False, 0.0), (False, 0.2), (False, 0.3)) == [None, None, False]


def test_bouncing_changes_nothing() -> None:
    rested = [(False, 0.0), (False, 0.3)]
    bouncing = [(True, 1.0), (False, 1.1), (True, 1.2), (False, 1.3), (False, 1.7)]

    assert settled_by(*rested, *bouncing) == [None, False, False, False, False, False, False]


def test_a_change_counts_after_its_bouncing() -> None:
    readings = [(False, 0.0), (False, 0.3), (True, 1.0), (False, 1.1), (True, 1.2), (True, 1.5)]

    assert settled_by(*readings)[-2:] == [False, True]


@pytest.mark.parametrize("line", ModemLine)
def test_a_port_without_modem_lines_is_said_to_be_unreadable(line: ModemLine) -> None:
    ours, theirs = pty.openpty()
    try:
        with (
            SerialContact(Path(os.ttyname(theirs)), line) as contact,
            pytest.raises(OSError, match="ioctl"),
        ):
            contact.is_closed()
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_port_that_is_not_there_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SerialContact(tmp_path / "ttyUSB9", ModemLine.CTS)
