"""Other people's files are copied only if they are the listed ones, and served only if whole."""

from pathlib import Path

import pytest

from kiosk_server.web.pages.npm_assets import (
    NpmAssetsError,
    copy_assets,
    find_faults,
    listed_files,
    renew_list,
    verify,
)
from tests.kiosk_server.web.pages.browser_folder import LIBRARY, write_browser_folder


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A small browser's folder with its package copied."""
    folder = write_browser_folder(tmp_path / "browser")
    copy_assets(folder)
    return folder


def test_listed_files_are_copied_with_their_licences(browser: Path) -> None:
    files = {
        path.relative_to(browser / "npm").as_posix() for path in (browser / "npm").rglob("*.*")
    }

    assert files == {"lit-html/lit-html.js", "LICENCES.txt"}
    assert (browser / "npm/lit-html/lit-html.js").read_text() == LIBRARY
    licences = (browser / "npm/LICENCES.txt").read_text()
    assert licences == "lit-html 3.0.0 (BSD-3-Clause)\n\nBSD words\n"
    verify(browser)


def test_copying_again_changes_nothing(browser: Path) -> None:
    (browser / "npm" / "left-over.js").write_text("old")

    copy_assets(browser)

    assert not (browser / "npm" / "left-over.js").exists()
    assert find_faults(browser) == []


def test_altered_package_is_not_copied(browser: Path) -> None:
    (browser / "node_modules/lit-html/lit-html.js").write_text("steal();\n")

    with pytest.raises(NpmAssetsError, match=r"lit-html/lit-html\.js"):
        copy_assets(browser)

    assert (browser / "npm/lit-html/lit-html.js").read_text() == LIBRARY


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda npm: (npm / "lit-html/lit-html.js").write_text("other"), "altered: lit-html"),
        (lambda npm: (npm / "lit-html/lit-html.js").unlink(), "missing: lit-html"),
        (lambda npm: (npm / "LICENCES.txt").unlink(), "missing: LICENCES.txt"),
        (lambda npm: (npm / "more.js").write_text("more"), "not listed: more.js"),
    ],
)
def test_incomplete_assets_are_told(browser: Path, harm: object, told: str) -> None:
    assert callable(harm)
    harm(browser / "npm")

    with pytest.raises(NpmAssetsError, match=told):
        verify(browser)


def test_path_added_by_hand_is_hashed_with_the_others(browser: Path) -> None:
    (browser / "node_modules/lit-html/live.js").write_text("live")
    with (browser / "npm_files.sha256").open("a") as out:
        out.write("  lit-html/live.js\n")

    renew_list(browser)
    copy_assets(browser)

    assert list(listed_files(browser)) == ["lit-html/lit-html.js", "lit-html/live.js"]
    assert (browser / "npm/lit-html/live.js").read_text() == "live"


def test_every_listed_file_is_used(repository: Path) -> None:
    folder = repository / "kiosk_server" / "web" / "browser"
    own = [
        path
        for pattern in ("*/*.js", "*/*.json")
        for path in folder.glob(pattern)
        if path.parent.name not in {"npm", "node_modules"}
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in own)
    icons = {Path(path).stem for path in listed_files(folder) if path.startswith("lucide-static/")}

    unused = {name for name in icons if f'"{name}"' not in text and f"'{name}'" not in text}

    assert unused == set()
