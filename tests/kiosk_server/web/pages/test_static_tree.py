"""Files by the hash of the whole tree, and the script and the sheet that a page loads."""

import gzip
import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kiosk_server.web.pages.app_icons import app_icons
from kiosk_server.web.pages.npm_assets import NpmAssetsError, copy_assets
from kiosk_server.web.pages.page_texts import PAGES
from kiosk_server.web.pages.static_tree import (
    EARLY_FILE,
    StaticTree,
    later_script,
    load_static_tree,
    voice_script,
)
from tests.kiosk_server.web.pages.browser_folder import write_browser_folder

NODE = Path(__file__).resolve().parents[4] / ".venv/bin/node"
_READ_ALL = """
const { SourceTextModule } = await import("node:vm");
const { readFileSync } = await import("node:fs");
const scripts = Object.entries(JSON.parse(readFileSync(0, "utf-8")));
for (const [identifier, text] of scripts) new SourceTextModule(text, { identifier });
console.log(scripts.length);
"""
MOST_SCRIPT_BYTES = 60_000
MADE = {"texts/kiosk.en.json": '{"hello": "Hello"}\n'}


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A small browser's folder, ready to be served."""
    folder = write_browser_folder(tmp_path / "browser")
    copy_assets(folder)
    return folder


def tree_of(browser: Path) -> StaticTree:
    return load_static_tree(MADE, browser)


def test_tree_holds_what_pages_fetch_and_nothing_else(browser: Path) -> None:
    assert set(tree_of(browser).files) == {
        *("css/kiosk.css", "scripts/kiosk.js", "frame/early.js", "frame/mark.svg"),
        *("npm/LICENCES.txt", "service_worker.js", "texts/kiosk.en.json", "scripts/kiosk.json"),
        *app_icons(),
    }


@pytest.mark.parametrize(
    ("name", "more"),
    [("kiosk/pad.js", "more();"), ("css/kiosk/ink.css", " "), ("frame/mark.svg", " ")],
)
def test_any_change_gives_every_file_another_address(browser: Path, name: str, more: str) -> None:
    before, same = tree_of(browser), tree_of(browser)

    path = browser / name
    path.write_text(f"{path.read_text()}\n{more}")
    after = tree_of(browser)

    assert before.hash == same.hash
    assert before.address("frame/early.js") != after.address("frame/early.js")
    assert before.address("frame/early.js") == f"/static/{before.hash}/frame/early.js"


def test_files_are_zipped_once_and_typed(browser: Path) -> None:
    files = tree_of(browser).files

    assert gzip.decompress(files["css/kiosk.css"].zipped) == files["css/kiosk.css"].body
    assert files["scripts/kiosk.js"].media_type == "text/javascript; charset=utf-8"
    assert files["service_worker.js"].zipped == b"", "zipping would make it longer"


def test_unfetched_packages_stop_the_start(browser: Path) -> None:
    (browser / "npm/lit-html/lit-html.js").write_text("altered")

    with pytest.raises(NpmAssetsError):
        tree_of(browser)


def test_icons_are_known_by_name_and_kinds_of_places_have_one(browser: Path) -> None:
    (browser / "icons/map-pin.svg").write_text(
        '<svg viewBox="0 0 24 24">\n<path d="M2 2"/>\n</svg>'
    )
    (browser / "frame/category_icons.json").write_text('{"WARDS": "lift"}')

    tree = tree_of(browser)

    assert tree.icons == {"lift": '<path d="M1 1" />', "map-pin": '<path d="M2 2"/>'}
    assert tree.category_icon("WARDS") == tree.icons["lift"]
    assert tree.category_icon("NEW_KIND") == tree.icons["map-pin"]


def test_own_scripts_are_served_without_comments(browser: Path) -> None:
    script = """// What it owns.
/**
 * @returns {string}
 */
export const say = "https://example.org"; // goes
  // goes
export const text = `/* stays */`;
"""
    (browser / "frame/words.js").write_text(script)

    served = tree_of(browser).files["scripts/kiosk.js"].body.decode()

    assert '"https://example.org"' in served
    assert "`/* stays */`" in served
    assert not {"owns", "@returns", "goes", "//"} & set(served.split())


@cache
def served_tree() -> StaticTree:
    return load_static_tree({})


@pytest.mark.parametrize("page", PAGES)
def test_all_scripts_of_a_page_keep_their_budget(page: str) -> None:
    files = served_tree().files
    names = (f"scripts/{page}.js", later_script(page), voice_script(page), EARLY_FILE)
    sizes = {name: len(files[name].zipped) for name in names if name in files}

    assert sizes[names[0]] > 0
    assert sum(sizes.values()) < MOST_SCRIPT_BYTES, sizes


def test_every_script_that_is_served_is_read_as_one() -> None:
    files = served_tree().files
    scripts = {name: files[name].body.decode() for name in files if name.endswith(".js")}
    how = ["--experimental-vm-modules", "--input-type=module", "--eval", _READ_ALL]

    ran = subprocess.run(
        [NODE, *how], input=json.dumps(scripts), capture_output=True, check=False, text=True
    )

    assert (ran.stdout.strip(), ran.returncode) == (str(len(scripts)), 0), ran.stderr
    assert {f"scripts/{page}.js" for page in PAGES} < scripts.keys()


def test_a_script_has_the_icons_that_it_names_by_their_inner_drawing(browser: Path) -> None:
    (browser / "icons/ramp.svg").write_text('<svg viewBox="0 0 24 24">\n<path d="M3 3"/>\n</svg>')
    (browser / "kiosk/pad.js").write_text('import { icons } from "icons";\nicons["lift"];\n')

    script = tree_of(browser).files["scripts/kiosk.js"].body.decode()

    assert "lift:'<path d=\"M1 1\" />'" in script
    assert "M3 3" not in script
