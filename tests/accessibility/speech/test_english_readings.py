"""Words that the engine reads wrongly: by list, by what they are made from, by their parts."""

import pytest

from accessibility.speech.english_medicines import medicine_sound
from accessibility.speech.english_readings import in_parts, sound_of
from accessibility.speech.english_verbs import verb_sound


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("Cardiology", "k,A@dI2;'0l@dZi"),
        ("cardiological", "k,A@dI2;@l'0dZIk@L"),
        ("endoscopies", "End'0sk@piz"),
        ("podiatrists", "p@d'aI@trIsts"),
        ("bronchus", None),
        ("table", None),
        ("", None),
        ("s", None),
        ("ies", None),
        ("'s", None),
    ],
)
def test_a_word_has_the_sound_of_what_it_is_made_from(word: str, sound: str | None) -> None:
    assert sound_of(word) == sound


@pytest.mark.parametrize(
    ("word", "markup"),
    [
        ("table", "table"),
        ("self-service", "self-service"),
        ("alpha-fetoprotein", "alpha [[f,i:toUpr'oUti:n]]"),
        ("craniofacial", "[[kr,eInI2;oU]] facial"),
        ("metatarsophalangeal", "[[m,Et@t,A@soUf@l'andZI2;@L]]"),
        ("opisthorchiasis", "opisthorch [['aI@sIs]]"),
        ("rhinoplasties", "[[r'aInoUpl,astiz]]"),
        ("report", "report"),
        ("inform", "inform"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_long_words_are_read_in_parts(word: str, markup: str) -> None:
    assert in_parts(word) == markup


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("Lenvatinib", "l,Env'at@n@b"),
        ("upadacitinib", "ju:p@d@s'It@n@b"),
        ("alirocumab", ",al@r'0kj@m,ab"),
        ("ilaprazole", "I2l'apr@z,oUl"),
        ("formoterol", "f,O@m'oUt@r,0l"),
        ("april", None),
        ("cholesterol", None),
        ("control", None),
        ("umab", None),
    ],
)
def test_medicines_on_no_list_have_their_stress_where_their_stem_says(
    name: str, sound: str | None
) -> None:
    assert medicine_sound(name) == sound


@pytest.mark.parametrize(
    ("before", "word", "after", "sound"),
    [
        ("", "Increase", "the", "Inkr'i:s"),
        ("an", "increase", "in", None),
        ("will", "discharge", "you", "dIstS'A@dZ"),
        ("vaginal", "discharge", "", "d'IstSA@dZ"),
        ("", "Close", "relatives", "kl'oUs"),
        ("", "Excuse", "me", "Ikskj'u:z"),
        ("no", "excuse", "", None),
        ("nail", "polish", "", "p'0lIS"),
        ("the", "Polish", "nurse", None),
        ("cuff", "tear", "", "t'e@"),
        ("", "Separate", "the", "s'Ep@r,eIt"),
        ("a", "separate", "room", None),
        ("a", "minute", "crack", "maIn'u:t"),
        ("one", "minute", "", None),
        ("the", "analyses", "show", "@n'al@si:z"),
        ("it", "analyses", "blood", None),
    ],
)
def test_a_word_of_two_sounds_is_told_by_its_neighbours(
    before: str, word: str, after: str, sound: str | None
) -> None:
    assert verb_sound(before, word, after) == sound
