"""A language that nobody speaks, made from another: longer, accented and in brackets, so that a
text that is cut, joined from pieces or written in code is seen. What the program reads stays.
"""

import re
import shutil
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

PSEUDO_LOCALE = "en-XA"
_ACCENTED = str.maketrans(
    "aceghijklnorsuwyzACEGHIJKLNORSUWYZ", "áçéĝĥíĵķĺñóŕšúŵýžÁÇÉĜĤÍĴĶĹÑÓŔŠÚŴÝŽ"
)
_FIRST_VOWEL = re.compile(r"(?<!\w)(?P<before>[^\W_áéóúÁÉÓÚ]*)(?P<vowel>[áéóú])")
"""Doubled in each word: with its brackets a text is then about a third longer."""
_READ_BY_PROGRAMS = {"search.ftl", "sentences.ftl"}


class _Pseudo(Transformer):
    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - its name
        accented = node.value.translate(_ACCENTED)
        node.value = _FIRST_VOWEL.sub(r"\g<before>\g<vowel>\g<vowel>", accented)
        return node

    def visit_Message(self, node: ast.Message) -> ast.Message:  # noqa: N802 - its name
        self.generic_visit(node)
        if node.value is not None and node.value.elements:
            node.value.elements = [
                ast.TextElement("⟦"),
                *node.value.elements,
                ast.TextElement("⟧"),
            ]
        return node


def pseudo(source: str) -> str:
    """The Fluent source in the language that nobody speaks."""
    resource = FluentParser().parse(source)
    _Pseudo().visit(resource)
    return FluentSerializer().serialize(resource)


def add_pseudo_locale(catalogs: Path, original: str = "en") -> None:
    """Adds it to a folder of catalogs: a folder with the same files, and nothing else."""
    folder = catalogs / PSEUDO_LOCALE
    folder.mkdir()
    for file in sorted((catalogs / original).glob("*.ftl")):
        if file.name in _READ_BY_PROGRAMS:
            shutil.copy(file, folder)
        else:
            text = pseudo(file.read_text(encoding="utf-8"))
            (folder / file.name).write_text(text, encoding="utf-8")
