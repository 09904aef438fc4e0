"""Clauses have their pauses, and markup holds nothing that a text could smuggle in."""

import pytest

from accessibility.speech.clauses import CLAUSE_PAUSE_MS, SHORT_PAUSE_MS, clauses_of
from accessibility.speech.espeak_markup import ENGLISH, MANDARIN, ssml_of


def markup(text: str, locale: str = "zh-CN") -> str:
    voice = MANDARIN if locale.startswith("zh") else ENGLISH
    return ssml_of(clauses_of(text, locale), voice)


def test_clauses_are_parted_by_pauses_and_the_last_has_none() -> None:
    clauses = clauses_of("右转，走到放射科（三楼）。", "zh-CN")

    assert [clause.pause_ms for clause in clauses] == [CLAUSE_PAUSE_MS, SHORT_PAUSE_MS, 0]
    assert 600 <= CLAUSE_PAUSE_MS <= 800


def test_letters_are_named_and_the_article_is_not() -> None:
    assert markup("CT室") == "<speak>C T shi4 </speak>"
    assert markup("A座") == "<speak>eigh zuo4 </speak>"
    assert markup("A ward and ward A", "en") == "<speak>a ward and ward eigh </speak>"


def test_a_sound_that_the_engine_lacks_is_given_in_its_own_letters() -> None:
    assert markup("胸科") == "<speak>[[S;'y55N]] ke1 </speak>"


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Please use another way.", "j'u:z"),
        ("Use stairs B.", "j'u:z"),
        ("For the use of staff, for staff use only, out of use", "use"),
        ("Close", "kl'oUz"),
        ("The outpatient clinics close in fifteen minutes.", "kl'oUz"),
        ("Close to the lift. The lift is close. Stay close.", "close"),
    ],
)
def test_words_sound_as_the_verbs_that_they_are(text: str, sound: str) -> None:
    word = "use" if "use" in text.lower() else "close"

    made = markup(text, "en").lower()

    assert (sound.lower() in made, f" {word}" in made) == (True, sound == word)


def test_chinese_in_english_is_said_by_the_mandarin_voice() -> None:
    assert '<voice xml:lang="cmn">fang4 she4 ke1 </voice>' in markup("Go to 放射科", "en")


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_marks_of_a_text_never_reach_the_engine(locale: str) -> None:
    text = '<break time="9s"/>&lt;[[S;]]]]><audio src="/etc/passwd"/>\x00\u202e{}'

    made = markup(text, locale)

    plain = made.removeprefix("<speak>").removesuffix("</speak>")
    for own in (f'<break time="{CLAUSE_PAUSE_MS}ms"/>', f'<break time="{SHORT_PAUSE_MS}ms"/>'):
        plain = plain.replace(own, "")
    assert not set(plain) & set('<>&[]"/\x00\u202e')


@pytest.mark.parametrize("text", ["", "   ", "→ … !", "\x00", "。，"])
def test_what_cannot_be_said_has_no_clause(text: str) -> None:
    assert clauses_of(text, "zh-CN") == ()
    assert clauses_of(text, "en") == ()
