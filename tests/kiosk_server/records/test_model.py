"""What the records' values say."""

from datetime import UTC, date, datetime, timedelta

import pytest

from i18n.translator import Translator
from kiosk_server.records.model import (
    BookedAppointment,
    ExaminationResult,
    Identification,
    IdentificationKind,
    Patient,
    RecordsRefusal,
    RecordsRefused,
    read_identification,
)

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
CARD, CODE, END = (
    IdentificationKind.CARD,
    IdentificationKind.APPOINTMENT_CODE,
    IdentificationKind.IDENTITY_END,
)


@pytest.mark.parametrize(
    ("kind", "typed", "text"),
    [
        (CARD, " 9000 0001 ", "90000001"),
        (CODE, "1122-001-1", "11220011"),
        (CODE, "ab12", "AB12"),
        (END, "12345x", "12345X"),
        (END, "\uff11\uff12\uff13\uff14\uff15\uff38", "12345X"),
    ],
)
def test_what_is_typed_is_made_plain(kind: IdentificationKind, typed: str, text: str) -> None:
    assert read_identification(kind, typed) == Identification(kind, text)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (CARD, ""),
        (CARD, "12345"),
        (CARD, "9" * 33),
        (CARD, "9" * 10_000_000),
        (CARD, "' OR 1=1 --"),
        (CODE, "123"),
        (CODE, "１２３４\x00"),
        (END, "1234"),
        (END, "1234567"),
        (END, "X12345"),
        (END, "٣٣٣٣٣٣"),
    ],
)
def test_nonsense_is_refused(kind: IdentificationKind, typed: str) -> None:
    refused = RecordsRefused(RecordsRefusal.IDENTIFICATION_UNFIT)

    assert read_identification(kind, typed) == refused


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(1961, 11, 22), date(2026, 11, 21), 64),
        (date(1961, 11, 22), date(2026, 11, 22), 65),
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
        (date(2026, 11, 23), date(2026, 11, 22), None),
        (None, date(2026, 11, 22), None),
    ],
)
def test_the_age_is_of_whole_years(born: date | None, on: date, years: int | None) -> None:
    assert Patient("p", "n", born).age_years(on) == years


def test_what_is_personal_is_in_no_repr() -> None:
    patient = Patient("p-1", "示范甲子", date(1990, 5, 17))
    shown = repr(patient) + repr(Identification(CARD, "90000001"))

    assert "p-1" in shown
    assert all(secret not in shown for secret in ("示范", "1990", "90000001"))


def test_a_slot_without_length_or_zone_is_no_slot() -> None:
    for ends in (NOON, NOON - timedelta(minutes=1), datetime(2026, 11, 22, 5)):  # noqa: DTZ001
        with pytest.raises(ValueError, match="span"):
            BookedAppointment("a", "p", "d", NOON, ends)


def test_a_result_is_ready_when_its_time_has_come() -> None:
    known = ExaminationResult("r", "p", "laboratory", NOON, NOON + timedelta(minutes=20))
    unknown = ExaminationResult("r", "p", "laboratory", NOON, None)

    assert not known.is_ready(NOON + timedelta(minutes=19))
    assert known.is_ready(NOON + timedelta(minutes=20))
    assert not unknown.is_ready(NOON + timedelta(days=9))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_refusal_has_words(locale: str) -> None:
    translator = Translator.load()
    wanted = [f"refusal-{each.value}" for each in RecordsRefusal]

    assert [each for each in wanted if not translator.has(locale, each)] == []
