"""Every error code that floorplans can raise has its words in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n.error_texts import error_text
from i18n.translator import Translator

CODE = re.compile(r"[a-z]+(-[a-z]+)+")
VARIABLE = re.compile(r"\$([a-z_]+)")


def codes_in(source: str) -> Iterator[str]:
    """The first arguments of calls that make or raise an error."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
        first = node.args[0]
        if (
            (name == "error" or name.endswith("Error"))
            and isinstance(first, ast.Constant)
            and isinstance(first.value, str)
            and CODE.fullmatch(first.value)
        ):
            yield first.value


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_error_code_has_words(repository: Path, locale: str) -> None:
    catalog = repository / "i18n" / "catalogs" / locale / "plan_errors.ftl"
    fields = dict.fromkeys(VARIABLE.findall(catalog.read_text(encoding="utf-8")), "x")
    files = (repository / "floorplans").rglob("*.py")
    codes = {code for file in files for code in codes_in(file.read_text(encoding="utf-8"))}
    translator = Translator.load()
    unknown = error_text(translator, "no-such-code", {}, locale).text.rpartition("no-such-code")[2]

    silent = [
        code
        for code in sorted(codes)
        if error_text(translator, code, fields, locale).text.endswith(unknown)
    ]

    assert len(codes) > 40
    assert silent == []
