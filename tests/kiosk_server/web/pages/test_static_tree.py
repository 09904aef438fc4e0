"""Files by the hash of the whole tree, and the modules that a page loads."""

import gzip
from pathlib import Path

import pytest

from kiosk_server.web.pages.npm_assets import NpmAssetsError, copy_assets
from kiosk_server.web.pages.page_shell import NAMED_MODULES
from kiosk_server.web.pages.static_tree import StaticTree, load_static_tree
from tests.kiosk_server.web.pages.browser_folder import write_browser_folder

NAMED = {"lit-html": "npm/lit-html/lit-html.js", "lit-html/": "npm/lit-html/"}
MOST_SCRIPT_BYTES = 60_000
MADE = {"texts/kiosk.en.ftl": "hello = Hello\n"}


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A small browser's folder, ready to be served."""
    folder = write_browser_folder(tmp_path / "browser")
    copy_assets(folder)
    return folder


def tree_of(browser: Path) -> StaticTree:
    return load_static_tree(MADE, browser)


def test_tree_holds_own_files_packages_and_made_ones(browser: Path) -> None:
    assert set(tree_of(browser).files) == {
        *("css/tokens.css", "frame/words.js", "icons.js", "kiosk/kiosk.js", "kiosk/pad.js"),
        *("npm/LICENCES.txt", "npm/lit-html/lit-html.js", "service_worker.js"),
        "texts/kiosk.en.ftl",
    }


def test_any_change_gives_every_file_another_address(browser: Path) -> None:
    before, same = tree_of(browser), tree_of(browser)

    (browser / "kiosk/pad.js").write_text("export const changed = 1;\n")
    after = tree_of(browser)

    assert before.hash == same.hash
    assert before.address("css/tokens.css") != after.address("css/tokens.css")
    assert before.address("css/tokens.css") == f"/static/{before.hash}/css/tokens.css"


def test_files_are_zipped_once_and_typed(browser: Path) -> None:
    files = tree_of(browser).files

    assert gzip.decompress(files["css/tokens.css"].zipped) == files["css/tokens.css"].body
    assert files["kiosk/pad.js"].media_type == "text/javascript; charset=utf-8"
    assert files["service_worker.js"].zipped == b"", "zipping would make it longer"


def test_modules_are_found_through_imports_once_each(browser: Path) -> None:
    modules = tree_of(browser).modules_of("kiosk/kiosk.js", NAMED)

    assert modules == [
        *("kiosk/kiosk.js", "frame/words.js", "kiosk/pad.js"),
        "npm/lit-html/lit-html.js",
    ]


@pytest.mark.parametrize("name", ["./gone.js", "lit-html/gone.js", "unnamed", "../../etc/passwd"])
def test_import_of_what_is_not_there_stops_the_start(browser: Path, name: str) -> None:
    (browser / "kiosk/pad.js").write_text(f'import "{name}";\n')

    with pytest.raises(KeyError, match=r"kiosk/pad\.js"):
        tree_of(browser).modules_of("kiosk/kiosk.js", NAMED)


def test_unfetched_packages_stop_the_start(browser: Path) -> None:
    (browser / "npm/lit-html/lit-html.js").write_text("altered")

    with pytest.raises(NpmAssetsError):
        tree_of(browser)


def test_own_scripts_are_served_without_comments_and_with_their_lines(browser: Path) -> None:
    script = """// What it owns.
/**
 * @returns {string}
 */
export const url = "https://example.org"; // stays
  // goes
const text = `/* stays */`;
"""
    (browser / "frame/words.js").write_text(script)

    served = tree_of(browser).files["frame/words.js"].body.decode()

    assert served.count("\n") == script.count("\n")
    assert served.split() == [
        *("export", "const", "url", "=", '"https://example.org";', "//", "stays"),
        *("const", "text", "=", "`/*", "stays", "*/`;"),
    ]


@pytest.mark.parametrize("page", ["kiosk", "phone"])
def test_script_of_a_page_keeps_its_budget(page: str) -> None:
    tree = load_static_tree({})

    modules = tree.modules_of(f"{page}/{page}.js", NAMED_MODULES)

    assert sum(len(tree.files[name].zipped or tree.files[name].body) for name in modules) < (
        MOST_SCRIPT_BYTES
    )


def test_icons_are_the_inner_drawing_by_name(browser: Path) -> None:
    icons = tree_of(browser).files["icons.js"].body.decode()

    assert icons == 'export const icons = {\n  "lift": "<path d=\\"M1 1\\" />",\n};\n'
