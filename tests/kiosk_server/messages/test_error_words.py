"""Every code that messages raise has its words in every language."""

import re
from pathlib import Path

import pytest

from i18n.error_texts import error_text
from i18n.translator import Translator

CODE = re.compile(r'ServerError\("([a-z]+(?:-[a-z]+)+)"')


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_code_has_words(repository: Path, locale: str) -> None:
    files = (repository / "kiosk_server" / "messages").glob("*.py")
    codes = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    translator = Translator.load()

    assert len(codes) == 6
    for code in codes:
        assert translator.has(locale, f"error-{code}")
        assert code not in error_text(translator, code, {"status": 500}, locale).text
