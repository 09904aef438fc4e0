"""The locked requirements are hashed, complete, and name no host and no machine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("runtime.txt", "development.txt")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def read_lock(path: Path) -> dict[str, tuple[Requirement, int]]:
    """Each locked distribution's requirement and how many hashes it has, by its name."""
    text = re.sub(r"^\s*#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    locked: dict[str, tuple[Requirement, int]] = {}
    for entry in text.replace("\\\n", " ").splitlines():
        if entry.strip():
            requirement = Requirement(HASH.sub("", entry).strip())
            locked[canonicalize_name(requirement.name)] = (requirement, len(HASH.findall(entry)))
    return locked


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def is_met(wanted: str, locked: dict[str, tuple[Requirement, int]]) -> bool:
    requirement = Requirement(wanted)
    found = locked.get(canonicalize_name(requirement.name))
    if found is None:
        return False
    (pin,) = found[0].specifier
    return requirement.specifier.contains(pin.version)


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_hashed(repository: Path, name: str) -> None:
    locked = read_lock(repository / "requirements" / name)

    assert locked
    for requirement, hashes in locked.values():
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement
        assert requirement.url is None
        assert hashes > 0, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_host_and_no_machine(repository: Path, name: str) -> None:
    text = (repository / "requirements" / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"index-url|find-links|trusted-host|localhost", text)
    assert not re.search(r"(^|\s)/\w", text, flags=re.MULTILINE)
    assert not re.search(r"\b\d+\.\d+\.\d+\.\d+:\d+\b", text)


def test_locks_meet_the_project(repository: Path, project: dict[str, Any]) -> None:
    runtime = read_lock(repository / "requirements" / "runtime.txt")
    development = read_lock(repository / "requirements" / "development.txt")
    runtime_wanted = project["project"]["dependencies"]
    development_wanted = [
        *project["build-system"]["requires"],
        *(w for group in project["dependency-groups"].values() for w in group if type(w) is str),
    ]

    assert [w for w in runtime_wanted if not is_met(w, runtime)] == []
    assert [w for w in development_wanted if not is_met(w, development)] == []


def test_development_runs_on_the_versions_that_are_shipped(repository: Path) -> None:
    runtime = read_lock(repository / "requirements" / "runtime.txt")
    development = read_lock(repository / "requirements" / "development.txt")

    # What only some systems need may be wanted on more of them for development.
    assert {name: pin.specifier for name, (pin, _) in runtime.items()} == {
        name: pin.specifier for name, (pin, _) in development.items() if name in runtime
    }
