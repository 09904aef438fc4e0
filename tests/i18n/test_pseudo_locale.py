"""Adding a language is adding a folder: one made by a program is whole, and nothing breaks."""

import shutil
from pathlib import Path

from i18n.translator import Translator
from tests.i18n.pseudo_locale import PSEUDO_LOCALE, add_pseudo_locale, pseudo
from tests.i18n.test_catalogs import CATALOGS


def test_texts_are_longer_accented_and_in_brackets_and_arguments_stay() -> None:
    made = pseudo("hello = Go to { $place }\n    .speak = Go { $n ->\n    *[one] on\n    }\n")

    assert made.startswith("hello = ⟦Ĝóó tóó { $place }⟧")
    assert "*[one] óóñ" in made


def test_a_folder_is_all_that_another_language_needs(tmp_path: Path) -> None:
    folder = tmp_path / "catalogs"
    shutil.copytree(CATALOGS, folder)
    add_pseudo_locale(folder)

    translator = Translator.load(folder)

    original = translator.text("en", "kiosk-title")
    made = translator.text(PSEUDO_LOCALE, "kiosk-title")
    assert PSEUDO_LOCALE in translator.locales
    assert made.startswith("⟦Ŵĥééŕé")
    assert len(made) > 1.2 * len(original)
