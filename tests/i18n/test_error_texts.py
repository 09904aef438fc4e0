"""Every error code gets a sentence, known or not."""

from pathlib import Path

from i18n.error_texts import error_text
from i18n.translator import Translator
from i18n.twin_text import TwinText


def test_unknown_code_gets_the_general_sentence() -> None:
    translator = Translator.load()

    said = error_text(translator, "never-heard-of", {"file": "a"}, "en")

    assert said == TwinText(
        "Something went wrong (never-heard-of). Please try again, or ask the staff.",
        "Something went wrong. Please try again, or ask the staff.",
    )


def test_known_code_is_filled_with_its_fields(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "errors.ftl").write_text(
        "error-too-big = { $name } has { $size } bytes{ $note }\n"
        "error-unknown = Something is wrong: { $code }\n",
        encoding="utf-8",
    )
    translator = Translator.load(tmp_path)

    full = error_text(translator, "too-big", {"name": "a", "size": 3.0, "note": None}, "en")
    lacking = error_text(translator, "too-big", {}, "en")

    assert full.text == "a has 3 bytes"
    assert lacking.text == "Something is wrong: too-big"


def test_where_the_error_is_stands_in_front() -> None:
    fields = {"file": "venue.json", "feature": None, "field": "levels"}

    said = error_text(Translator.load(), "plan-file-missing-field", fields, "en")

    assert said.text == "venue.json, field levels: The field is missing. Add it."
