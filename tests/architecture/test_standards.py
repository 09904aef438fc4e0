"""The README's page of standards names tests that are there, and proves or disowns each row."""

import ast
import re
from pathlib import Path

import pytest

HEADING = "## Standards of accessibility"
NAMED = re.compile(r"`([a-z_/]+\.py)::(test_[a-z_0-9]+)`")
UNPROVEN = ("not met", "not there", "rows ")
WCAG = (
    *("1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4"),
    *("1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12"),
    *("1.4.13", "2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3"),
    *("2.4.4", "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7"),
    *("2.5.8", "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1", "3.3.2"),
    *("3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3"),
)
"""The criteria of WCAG 2.2, levels A and AA; 4.1.1 is obsolete in it."""
HEADS = ("---", "clause", "criterion", "principle")
CRITERION = re.compile(r"\d\.\d\.\d+")


@pytest.fixture(scope="module")
def section(repository: Path) -> str:
    """The README's section on standards."""
    _, found, rest = (repository / "README.md").read_text(encoding="utf-8").partition(HEADING)
    assert found, "the README has no section on standards"
    return rest.partition("\n## ")[0]


def rows(section: str) -> list[tuple[str, str]]:
    """Each clause with its proof."""
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    cells = [line.strip("| ").split(" | ", maxsplit=1) for line in lines]
    return [(cell[0], cell[1]) for cell in cells if not cell[0].startswith(HEADS)]


def functions_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_every_test_that_it_names_is_there(repository: Path, section: str) -> None:
    named = set(NAMED.findall(section))

    missing = [
        f"{file}::{name}"
        for file, name in sorted(named)
        if not (repository / "tests" / file).is_file()
        or name not in functions_in(repository / "tests" / file)
    ]

    assert len(named) > 40
    assert missing == []


def test_every_row_has_a_proof_or_says_that_it_has_none(section: str) -> None:
    found = rows(section)

    assert len(found) > 90
    assert [
        clause
        for clause, proof in found
        if not NAMED.search(proof)
        and "`axe`" not in proof
        and not any(words in proof for words in UNPROVEN)
    ] == []


def test_every_criterion_of_wcag_has_a_row(section: str) -> None:
    part = section.partition("### WCAG 2.2")[2].partition("\n### ")[0]
    told: list[str] = []
    for clause, _ in rows(part):
        first, *others = CRITERION.findall(clause)
        told.append(first)
        if "–" in clause:
            last = int(others[0].rsplit(".", maxsplit=1)[1])
            start = int(first.rsplit(".", maxsplit=1)[1])
            told += [f"{first.rsplit('.', 1)[0]}.{number}" for number in range(start + 1, last + 1)]
        else:
            told += others

    assert sorted(told) == sorted(WCAG)
