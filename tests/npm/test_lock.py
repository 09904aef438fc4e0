"""The locked npm packages are hashed, complete, and name no host."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def test_lock_names_no_address_and_hashes_every_package() -> None:
    text = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]

    assert "://" not in text
    assert all("integrity" in package for name, package in packages.items() if name)
    assert len(packages) > 100


def test_lock_holds_what_is_asked_for() -> None:
    asked = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))

    assert lock["packages"][""]["dependencies"] == asked
