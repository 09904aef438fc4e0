"""The locked npm packages are hashed, complete, and name no host."""

import json
from pathlib import Path

import pytest

from kiosk_server.web.pages.npm_assets import BROWSER_FOLDER

FOLDERS = (Path(__file__).parent, BROWSER_FOLDER)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_lock_names_no_address_and_hashes_every_package(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]

    assert "://" not in text
    assert all("integrity" in package for name, package in packages.items() if name)
    assert len(packages) > 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_lock_holds_what_is_asked_for(folder: Path) -> None:
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))

    assert lock["packages"][""]["dependencies"] == asked
