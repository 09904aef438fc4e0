"""Which passwords are good enough, and how hashes are made and outgrown."""

from typing import Literal

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type

from kiosk_server.people.model import PeopleRefusal, find_name_fault, normal_sign_in_name
from kiosk_server.people.passwords import PasswordHashing, find_password_fault
from tests.kiosk_server.people.staff_house import NEW_WORDS, QUICK, WORDS, run


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("ninechars", PeopleRefusal.PASSWORD_TOO_SHORT),
        ("tenletters", None),
        ("今天下雨记得带上两把伞", None),
        ("q" * 64 + "xyz" + "w" * 189, None),
        ("ab cd" * 52, PeopleRefusal.PASSWORD_TOO_LONG),
        ("volunteer.wang", PeopleRefusal.PASSWORD_IS_NAME),
        ("VOLUNTEER.WANG2026!", PeopleRefusal.PASSWORD_IS_NAME),
        ("volunteer.wang likes tea", None),
        ("aaaaaaaaaaaa", PeopleRefusal.PASSWORD_TOO_PLAIN),
        ("121212121212", PeopleRefusal.PASSWORD_TOO_PLAIN),
        ("1234567890", PeopleRefusal.PASSWORD_TOO_PLAIN),
        ("abcdefghijkl", PeopleRefusal.PASSWORD_TOO_PLAIN),
        ("９８７６５４３２１０", PeopleRefusal.PASSWORD_TOO_PLAIN),
    ],
)
def test_a_password_is_judged_by_length_name_and_plainness(
    password: str, fault: PeopleRefusal | None
) -> None:
    assert find_password_fault(password, "volunteer.wang") is fault


def test_a_hash_knows_its_password_however_it_was_typed() -> None:
    async def story() -> None:
        hashing = PasswordHashing(QUICK)
        kept = await hashing.hash("Ａmbulance １２")

        assert kept.startswith("$argon2id$")
        assert await hashing.matches(kept, "Ambulance 12")
        assert not await hashing.matches(kept, "ambulance 12")
        assert not await hashing.matches("no hash", "Ambulance 12")
        hashing.close()

    run(story())


def test_nobody_takes_as_much_work_as_somebody() -> None:
    class Counting(PasswordHasher):
        verified: list[str]

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the base's name
            self.verified.append(str(hash))
            return super().verify(hash, password)

    async def story() -> None:
        hasher = Counting(time_cost=1, memory_cost=8, parallelism=1, type=Type.ID)
        hasher.verified = []
        hashing = PasswordHashing(hasher)
        kept = await hashing.hash(WORDS)

        assert await hashing.matches(kept, WORDS)
        assert not await hashing.matches(None, WORDS)
        parameters = [one.rsplit("$", 2)[0] for one in (kept, *hasher.verified)]
        assert parameters == ["$argon2id$v=19$m=8,t=1,p=1"] * 3
        hashing.close()

    run(story())


def test_a_hash_of_other_parameters_wants_to_be_made_anew() -> None:
    async def story() -> None:
        old, new = PasswordHashing(QUICK), PasswordHashing(PasswordHasher(2, 16, 1))
        kept = await old.hash(NEW_WORDS)

        assert new.wants_rehash(kept)
        assert not old.wants_rehash(kept)
        old.close()
        new.close()

    run(story())


@pytest.mark.parametrize("name", ["li", "李娜", "li.na+1@ward-3", "é", "0"])
def test_a_fit_sign_in_name_has_no_fault(name: str) -> None:
    assert find_name_fault(normal_sign_in_name(name)) is None


@pytest.mark.parametrize("name", ["", "a b", ".li", "li.", "a/b", "a\n", "x" * 65, "<b>"])
def test_an_unfit_sign_in_name_is_told(name: str) -> None:
    assert find_name_fault(name) is PeopleRefusal.SIGN_IN_NAME_UNFIT
