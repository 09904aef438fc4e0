"""The patients and clinicians of the demo hospital. All are made up, and their names say so; their
card and identity numbers are of no form that any card has. Nothing here is real.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk_server.records.model import Patient

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CYCLE = tuple(_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60))
"""The sixty pairs by which years are counted."""
_NAMES = (
    *(f"示范{pair}" for pair in CYCLE),
    *(f"Sample Patient {tree}" for tree in ("Ash", "Birch", "Cedar", "Elm")),
)
_AGES = (34, 71, 28, 45, 3, 67, 52, 19, 83, 39, 60, 5, 76, 31, 48, 65)
"""In turn: older people, children and all between."""


@dataclass(frozen=True, slots=True)
class DemoPatient:
    """Somebody who does not exist. `number` is from 1."""

    number: int
    name: str
    age_years: int

    @property
    def id(self) -> str:
        return f"demo-patient-{self.number:02d}"

    @property
    def card(self) -> str:
        return f"9000{self.number:04d}"

    @property
    def identity_end(self) -> str:
        return f"9{self.number:04d}X"

    def record(self, on: date) -> Patient:
        """As the records have it on a day: of the same age in every year."""
        birthday = date(on.year - self.age_years, 1 + self.number % 12, 1 + self.number % 28)
        if (birthday.month, birthday.day) > (on.month, on.day):
            birthday = birthday.replace(year=birthday.year - 1)
        return Patient(self.id, self.name, birthday)


DEMO_PATIENTS = tuple(
    DemoPatient(number, name, _AGES[number % len(_AGES)])
    for number, name in enumerate(_NAMES, start=1)
)


def clinician_names(number: int) -> Mapping[str, str]:
    """What a made-up clinician of a department is called; `number` from 0."""
    return {"zh-CN": f"示范医生{CYCLE[number % 60]}", "en": f"Sample Doctor {number + 1}"}
