"""Every code that storage raises has its words in every language."""

import re
from pathlib import Path

import pytest

from i18n.error_texts import error_text
from i18n.translator import Translator

CODE = re.compile(r'"((?:storage|outbox)-[a-z]+(?:-[a-z]+)*)"')
FIELDS = {"problem": "x", "version": "x", "tool": "x"}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_code_has_words(repository: Path, locale: str) -> None:
    files = (repository / "kiosk_server" / "storage").glob("*.py")
    codes = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    translator = Translator.load()

    silent = [code for code in sorted(codes) if not translator.has(locale, f"error-{code}")]

    assert len(codes) == 17
    assert silent == []
    for code in codes:
        assert code not in error_text(translator, code, FIELDS, locale).text
