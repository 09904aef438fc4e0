"""What figures and letters tell together is said as people say it."""

import pytest

from accessibility.speech.english_text import read_english


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8.30 am", "eight thirty A M"),
        ("9–11 am", "nine to eleven A M"),
        ("00:00", "midnight"),
        ("Tues and Thurs", "Tuesday and Thursday"),
        ("the 1990s", "the nineteen nineties"),
        ("under 12s, over 65s", "under twelves, over sixty fives"),
        ("CN¥120, RMB 80", "one hundred twenty yuan, eighty yuan"),
        ("US$20", "twenty U S dollars"),
        ("$3.50", "three dollars and fifty cents"),
        ("120/80", "one hundred twenty over eighty"),
        ("½ tablet, 1½ hours", "one half tablet, one and a half hours"),
        ("2/3", "two thirds"),
        ("page 2/3", "page two of three"),
        ("Rooms 301–315", "Rooms three zero one to three one five"),
        ("Room 3-14", "Room three dash fourteen"),
        ("12-05", "twelve dash zero five"),
        ("3:1", "three to one"),
        ("2× daily", "two times daily"),
        ("Type II diabetes, stage IV", "Type two diabetes, stage four"),
        ("CA 19-9", "C A nineteen nine"),
        ("N95 mask", "N ninety five mask"),
        ("A+, Rh-", "A positive, R H negative"),
        ("A+ is rare", "A positive is rare"),
        ("2nd-4th floor", "second to fourth floor"),
        ("twenty-one, one-to-one", "twenty one, one to one"),
        ("B1F", "B one"),
        ("Sun Yat-sen Hospital", "Sun Yat-sen Hospital"),
        ("room 101/102", "room one zero one/one zero two"),
        ("10.5.2026", "May tenth twenty twenty six"),
        ("6915-6114", "six nine one five, six one one four"),
        ("1/F-3/F, LG/F", "first floor to third floor, lower ground floor"),
        ("3.0T MRI", "three tesla M R I"),
        ("IgE, eGFR, pO2", "I G E, E G F R, P O two"),
        ("i.v., b.i.d., vit. D", "I V, B I D, vitamin D"),
        ("37 ± 2, ~20 min", "thirty seven plus or minus two, about twenty minutes"),
        ("from 2025 to 2026", "from twenty twenty five to twenty twenty six"),
        ("010-6915 6114", "zero one zero, six nine one five, six one one four"),
    ],
)
def test_forms_are_read_as_they_are_said(text: str, said: str) -> None:
    assert " ".join(read_english(text).split()) == said


@pytest.mark.parametrize(
    "text", ["1:", ":1", "-/-", "½½½", "9/0", "II", "Rh", "$.", "US$", "1-", "0-0-0"]
)
def test_nonsense_is_read_without_a_figure_left(text: str) -> None:
    assert not any(sign.isdigit() for sign in read_english(text))
