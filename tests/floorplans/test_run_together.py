"""What is said around a name is taken away where nothing parts it from the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.place_search.run_together import RunTogether
from i18n.pinyin import joined

_AROUND = ("我要", "去", "在哪里", "怎么走", "where is the", "the", "please")
RUNS = RunTogether(joined, _AROUND, ("门诊", "室", "department"))


def rests(letters: str) -> list[tuple[str, bool]]:
    return [(rest.letters, rest.is_sure) for rest in RUNS.rests(letters)]


@pytest.mark.parametrize(
    ("letters", "rest"),
    [
        ("woyaochouxue", ("chouxue", True)),
        ("cesuozainali", ("cesuo", True)),
        ("qufangshekezenmezou", ("fangsheke", True)),
        ("erkemenzhen", ("erke", False)),
        ("ctshizainali", ("ct", True)),
        ("whereisthetoiletplease", ("toilet", True)),
        ("eyedepartment", ("eye", False)),
        ("cesuozain", ("cesuo", True)),
    ],
)
def test_the_name_is_left(letters: str, rest: tuple[str, bool]) -> None:
    assert rest in rests(letters)


@pytest.mark.parametrize("letters", ["", "zainali", "fangsheke", "theatre", "menzhenbu"])
def test_nothing_is_taken_from_a_name_or_left_of_what_is_said_around(letters: str) -> None:
    assert all(not is_sure or len(rest) > 1 for rest, is_sure in rests(letters))
    assert letters not in {rest for rest, _ in rests(letters)}


@given(st.text("abeginouwyz", max_size=80))
def test_each_rest_stands_where_it_is_said_to_the_longest_first(letters: str) -> None:
    found = list(RUNS.rests(letters))

    assert all(letters[rest.first : rest.last] == rest.letters for rest in found)
    lengths = [len(rest.letters) for rest in found]
    assert lengths == sorted(lengths, reverse=True)
