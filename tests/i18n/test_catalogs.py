"""All languages say the same things: same messages, same attributes, same variables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from i18n.translator import Translator

CATALOGS = Path(__file__).resolve().parents[2] / "i18n" / "catalogs"
LOCALES = sorted(folder.name for folder in CATALOGS.iterdir() if folder.is_dir())
REFERENCE = "en"
UNSPEAKABLE = set("()（）[]【】%/→·–−…=<>|")
Entry = ast.Message | ast.Term


def is_whole(locale: str) -> bool:
    """Whether a language has all files; one that has not says so in its folder."""
    return not (CATALOGS / locale / "locale.toml").is_file()


def entries(locale: str) -> dict[tuple[str, str], Entry]:
    """File and id to message, of all of a locale's catalogs."""
    found: dict[tuple[str, str], Entry] = {}
    for path in sorted((CATALOGS / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message | ast.Term):
                found[path.name, entry.id.name] = entry
    return found


def shown_variables(node: ast.BaseNode) -> set[str]:
    """Variables whose text is shown, not those that only choose a variant."""
    found: set[str] = set()
    for child in children(node):
        if isinstance(child, ast.SelectExpression):
            for variant in child.variants:
                found |= shown_variables(variant)
        elif isinstance(child, ast.VariableReference):
            found.add(child.id.name)
        else:
            found |= shown_variables(child)
    return found


def children(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    for value in vars(node).values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.BaseNode):
                yield item


def functions(node: ast.BaseNode) -> set[str]:
    found = {node.id.name} if isinstance(node, ast.FunctionReference) else set()
    return found.union(*(functions(child) for child in children(node)))


def test_there_are_the_promised_languages() -> None:
    assert set(LOCALES) >= {"en", "zh-CN"}
    assert set(Translator.load().locales) == set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_messages_are_those_of_the_reference(locale: str) -> None:
    own, wanted = entries(locale).keys(), entries(REFERENCE).keys()

    assert own == wanted if is_whole(locale) else own < wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_that_is_not_whole_has_nearly_all_that_visitors_read_first(locale: str) -> None:
    own = entries(locale)

    for file in ("page_frame.ftl", "page_kiosk.ftl", "page_alarm.ftl", "measures.ftl"):
        wanted = [key for key in entries(REFERENCE) if key[0] == file]
        assert sum(key in own for key in wanted) >= 0.9 * len(wanted), file


@pytest.mark.parametrize("locale", LOCALES)
def test_what_another_language_speaks_otherwise_can_be_read_as_it_stands_or_is_too(
    locale: str,
) -> None:
    reference = entries(REFERENCE)

    for key, entry in entries(locale).items():
        own, other = (has_twin(each) for each in (entry, reference[key]))
        if other and not own:
            shown = text_of(entry.value) if isinstance(entry, ast.Message) and entry.value else ""
            assert not set(shown) & UNSPEAKABLE, key


def has_twin(entry: Entry) -> bool:
    return any(attribute.id.name == "speak" for attribute in entry.attributes)


@pytest.mark.parametrize("locale", LOCALES)
def test_attributes_are_those_of_the_reference(locale: str) -> None:
    reference = entries(REFERENCE)

    for key, entry in entries(locale).items():
        attributes = {attribute.id.name for attribute in entry.attributes}
        wanted = {attribute.id.name for attribute in reference[key].attributes}
        assert attributes - {"speak"} == wanted - {"speak"}, key


@pytest.mark.parametrize("locale", LOCALES)
def test_shown_variables_are_those_of_the_reference(locale: str) -> None:
    reference = entries(REFERENCE)

    for key, entry in entries(locale).items():
        assert shown_variables(entry) == shown_variables(reference[key]), key


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_formats_numbers_or_shows_a_bare_count(locale: str) -> None:
    for key, entry in entries(locale).items():
        assert functions(entry) == set(), key
        assert not any(name.endswith("-count") for name in shown_variables(entry)), key


@pytest.mark.parametrize("locale", LOCALES)
def test_spoken_twins_hold_no_brackets(locale: str) -> None:
    for key, entry in entries(locale).items():
        for attribute in entry.attributes:
            if attribute.id.name == "speak":
                texts = text_of(attribute)
                assert not set(texts) & set("()（）[]【】%/"), key


def text_of(node: ast.BaseNode) -> str:
    own = node.value if isinstance(node, ast.TextElement) else ""
    return own + "".join(text_of(child) for child in children(node))
