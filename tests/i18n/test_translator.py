"""Messages are found, filled and spoken; broken catalogs are refused when they are loaded."""

from pathlib import Path

import pytest

from i18n.errors import I18nError
from i18n.translator import Translator
from i18n.twin_text import TwinText


def catalogs(folder: Path, **files: str) -> Path:
    """A folder of catalogs, one `words.ftl` for each locale."""
    for locale, source in files.items():
        (folder / locale).mkdir()
        (folder / locale / "words.ftl").write_text(source, encoding="utf-8")
    return folder


def test_message_without_a_spoken_twin_is_spoken_as_shown(tmp_path: Path) -> None:
    translator = Translator.load(catalogs(tmp_path, en="hello = Hello { $name }"))

    said = translator.say("en", "hello", {"name": TwinText("A1", "A one")})

    assert said == TwinText("Hello A1", "Hello A one")


def test_spoken_twin_is_preferred_for_speech(tmp_path: Path) -> None:
    source = "size = { $n } m\n    .speak = { $n } metres\n"

    translator = Translator.load(catalogs(tmp_path, en=source))

    assert translator.say("en", "size", {"n": "3"}) == TwinText("3 m", "3 metres")


def test_each_folder_is_a_language(tmp_path: Path) -> None:
    translator = Translator.load(catalogs(tmp_path, en="yes = yes", fr="yes = oui"))

    assert translator.locales == ("en", "fr")
    assert translator.text("fr", "yes") == "oui"


def test_hostile_argument_loses_its_control_and_bidi_marks(tmp_path: Path) -> None:
    translator = Translator.load(catalogs(tmp_path, en="hello = Hello { $name }!"))

    text = translator.text("en", "hello", {"name": "a\x00b\u202e<i>\r\nc\u2066"})

    assert text == "Hello a b <i> c!"


def test_isolation_can_be_switched_on(tmp_path: Path) -> None:
    folder = catalogs(tmp_path, en="hello = Hello { $name }")

    isolated = Translator.load(folder, use_isolating=True)

    assert isolated.text("en", "hello", {"name": "you"}) == "Hello \u2068you\u2069"


def test_a_language_that_says_so_lets_another_one_speak_what_it_lacks(tmp_path: Path) -> None:
    folder = catalogs(tmp_path, en="yes = yes\nno = no\n    .speak = no, never", ug="yes = ha")
    (folder / "ug" / "locale.toml").write_text('falls_back_to = "en"\n')

    translator = Translator.load(folder)

    assert translator.text("ug", "yes") == "ha"
    assert translator.say("ug", "no") == TwinText("no", "no, never")
    assert translator.has("ug", "no")
    assert not translator.has("ug", "maybe")
    said_in = [translator.language_of("ug", each) for each in ("yes", "no")]
    assert [*said_in, translator.language_of("en", "yes")] == ["ug", "en", "en"]


@pytest.mark.parametrize("about", ['falls_back_to = "ug"', "", "falls_back_to = 3", "=", "x = 1"])
def test_a_language_that_does_not_say_who_speaks_for_it_is_refused(
    tmp_path: Path, about: str
) -> None:
    folder = catalogs(tmp_path, en="yes = yes", ug="yes = ha")
    (folder / "ug" / "locale.toml").write_text(about)

    with pytest.raises(I18nError) as raised:
        Translator.load(folder)

    assert raised.value.code == "catalog-broken"


def test_what_nobody_speaks_for_is_missing(tmp_path: Path) -> None:
    folder = catalogs(tmp_path, en="yes = yes\nno = no", fr="yes = oui\nno = non", ug="yes = ha")
    (folder / "ug" / "locale.toml").write_text('falls_back_to = "kk"\n')

    with pytest.raises(I18nError) as raised:
        Translator.load(folder)

    assert raised.value.code == "catalog-message-missing"


@pytest.mark.parametrize(
    ("source", "code"),
    [("broken = { $", "catalog-broken"), ("a = 1\na = 2\n", "catalog-broken")],
)
def test_broken_catalog_is_refused(tmp_path: Path, source: str, code: str) -> None:
    folder = catalogs(tmp_path, en=source)

    with pytest.raises(I18nError) as refused:
        Translator.load(folder)

    assert refused.value.code == code
    assert refused.value.fields["file"] == "en/words.ftl"


def test_message_that_one_language_lacks_is_refused(tmp_path: Path) -> None:
    folder = catalogs(tmp_path, en="yes = yes\nno = no\n", fr="yes = oui\n")

    with pytest.raises(I18nError) as refused:
        Translator.load(folder)

    assert refused.value.code == "catalog-message-missing"
    assert refused.value.fields == {"locale": "fr", "messages": "no"}


def test_folder_without_languages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(I18nError) as refused:
        Translator.load(tmp_path)

    assert refused.value.code == "catalog-empty"


@pytest.mark.parametrize(
    ("locale", "message_id", "code"),
    [
        ("xx", "hello", "locale-unknown"),
        ("en", "goodbye", "message-unknown"),
        ("en", "hello", "message-argument-missing"),
    ],
)
def test_wrong_request_is_an_error_with_a_code(
    tmp_path: Path, locale: str, message_id: str, code: str
) -> None:
    translator = Translator.load(catalogs(tmp_path, en="hello = Hello { $name }"))

    with pytest.raises(I18nError) as refused:
        translator.text(locale, message_id)

    assert refused.value.code == code
    assert code in str(refused.value)


def test_unknown_attribute_is_an_error(tmp_path: Path) -> None:
    translator = Translator.load(catalogs(tmp_path, en="hello = Hello\n    .short = Hi\n"))

    assert translator.attribute("en", "hello", "short") == TwinText("Hi", "Hi")
    with pytest.raises(I18nError, match=r"hello\.long"):
        translator.attribute("en", "hello", "long")
