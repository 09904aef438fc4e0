"""Chinese names in English texts are read near to Mandarin, English words are left alone."""

import pytest

from accessibility.speech.english_names import name_sound


@pytest.mark.parametrize(
    ("before", "word", "after", "sound"),
    [
        ("Doctor", "Qian", "", "tSI2;'En"),
        ("", "Zhang", "Wei", "dZ'0N"),
        ("Zhang", "Wei", "", "w'eI"),
        ("", "Xu", "", "S'u:"),
        ("Mister", "Cao", "", "ts'aU"),
        ("", "Xi'an", "", "S,i:'0n"),
        ("", "Heping", "District", "h,Vp'IN"),
        ("", "Chongqing", "", "tS,UNtS'IN"),
        ("Doctor", "Shi", "", "S'3:"),
        ("Missis", "Long", "", "l'UN"),
        ("", "Long", "Wei", "l'UN"),
        ("Sun", "Lili", "", "l,i:l'i:"),
        ("", "Sun", "Mei", "s'Un"),
        ("Sun", "Mei", "", "m'eI"),
        ("", "Jun", "Li", "dZ'Un"),
        ("", "Tiantongyuan", "", "tI2;,Ent,UNj'wEn"),
        ("", "Haidian", "", "h,aIdI2;'En"),
        ("", "Ningbo", "", "n,INb'oU"),
    ],
)
def test_a_name_has_the_sound_of_its_syllables(
    before: str, word: str, after: str, sound: str
) -> None:
    assert name_sound(before, word, after) == sound


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("", "Long", "way"),
        ("", "Can", "you"),
        ("", "Sun", "Room"),
        ("", "Jun", "3"),
        ("", "Mei", ""),
        ("Mister", "Ho", ""),
        ("", "Dietitian", ""),
        ("", "Manager", ""),
        ("", "Canada", ""),
        ("", "Change", "here"),
        ("", "China", "Road"),
        ("Nurse", "Anna", ""),
        ("Mister", "Page", ""),
        ("", "Queue", "here"),
        ("", "Exit", ""),
        ("", "zhang", ""),
        ("", "CHEN", ""),
        ("", "He", "waits"),
        ("", "", ""),
        ("", "'", ""),
    ],
)
def test_other_words_are_the_engines(before: str, word: str, after: str) -> None:
    assert name_sound(before, word, after) is None
