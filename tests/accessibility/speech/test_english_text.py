"""Numbers, codes, times, prices and units of English texts become words."""

import pytest

from accessibility.speech.english_text import read_english


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Room 305", "Room three zero five"),
        ("room 12", "room twelve"),
        ("A012", "A zero one two"),
        ("E 0 4 7", "E zero four seven"),
        ("A child waits at window A", "a child waits at window A"),
        ("level B1", "level B one"),
        ("3F", "third floor"),
        ("22nd floor", "twenty second floor"),
        ("8:00", "eight o'clock"),
        ("14:05", "fourteen oh five"),
        ("17:00", "seventeen hundred"),
        ("8:30 am", "eight thirty A M"),
        ("22 November 2026", "November twenty second twenty twenty six"),
        ("2026-03-01", "March first twenty twenty six"),
        ("¥12.50", "twelve point five yuan"),
        ("1,280 yuan", "one thousand two hundred eighty yuan"),
        ("8.3%", "eight point three percent"),
        ("1 m", "one metre"),
        ("20 m", "twenty metres"),
        ("500 mg tablets", "five hundred milligram tablets"),
        ("10-20 minutes", "ten to twenty minutes"),
        ("Call 120", "Call one two zero"),
        ("CT scan", "C T scan"),
        ("EXIT", "exit"),
        ("Mon–Fri", "Monday to Friday"),
        ("Dr. Chen, No. 5", "Doctor Chen, number five"),
        ("Vitamin B12", "Vitamin B twelve"),
        ("Room B12", "Room B one two"),
        ("COVID-19 test", "covid nineteen test"),
        ("5 mg/kg", "five milligrams per kilogram"),
        ("Mrs Sun, Sun 9:00", "Mrs Sun, Sunday nine o'clock"),
        ("140/90 mmHg", "one hundred forty over ninety millimetres of mercury"),
        ("HbA1c test", "H B A one C test"),
        ("PET-CT", "pet C T"),
        ("3 ng/mL", "three nanograms per millilitre"),
        ("215 × 10⁹/L", "two hundred fifteen times ten to the ninth per litre"),
        ("C-14 breath test", "C fourteen breath test"),
        ("72 bpm", "seventy two beats per minute"),
        ("1/2", "one half"),
        ("St. Mary's, 12 Main St.", "Saint Mary's, twelve Main Street"),
        ("Rm. 305, Bldg. 3, Fl. 2", "Room three zero five, Building three, Floor two"),
        ("3rd Fl., Ext. 204", "third floor, extension two zero four"),
        ("NICU, MRI", "nick you, M R I"),
        ("PLEASE TAKE A NUMBER", "please take a number"),
        ("FIRE DOOR KEEP SHUT", "fire door keep shut"),
        ("Unit 12-3", "Unit twelve dash three"),
        ("Sun room, open Sun", "Sun room, open Sunday"),
    ],
)
def test_texts_are_read_in_words(text: str, said: str) -> None:
    assert " ".join(read_english(text).split()) == said


def test_no_digit_is_left_to_the_engine() -> None:
    text = "1 01 1.1 1,1 1/0 99:99 -- 3..4 12345678901234567890 ① ½ 0x1F 1e9"

    assert not any(sign.isdigit() for sign in read_english(text))
