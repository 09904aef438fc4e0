"""Style sheets joined into the one that a page fetches."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk_server.web.pages.static_tree import load_static_tree
from kiosk_server.web.pages.style_sheets import joined_sheet


def joined(folder: Path, sheets: Mapping[str, str], name: str = "css/page.css") -> str:
    for path, text in sheets.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return joined_sheet(folder, name)


def test_imports_stand_in_their_order_without_comments(tmp_path: Path) -> None:
    sheets = {
        "css/page.css": '/* All of it. */\n\n@import "./a.css";\n@import "./b/b.css";\n\np {}\n',
        "css/a.css": '/* A,\n   at length. */\n@import "./b/c.css";\na {}\n',
        "css/b/b.css": "b {}\n",
        "css/b/c.css": "c {}\n",
    }

    assert joined(tmp_path, sheets) == "c {}\na {}\nb {}\np {}\n"


def test_addresses_mean_the_same_files_as_before(tmp_path: Path) -> None:
    sheets = {
        "css/page.css": '@import "../npm/type/index.css";\n@import "./b/b.css";\n',
        "npm/type/index.css": "src: url(./files/x.woff2) format('woff2');\n",
        "css/b/b.css": "src: url(\"../../npm/y.svg\") url('data:x') url(#z);\n",
    }

    assert joined(tmp_path, sheets) == (
        "src: url(\"../npm/type/files/x.woff2\") format('woff2');\n"
        "src: url(\"../npm/y.svg\") url('data:x') url(#z);\n"
    )


@pytest.mark.parametrize(
    "line", ['@import "./gone.css";', '@import "./page.css";', '@import "./b.css";']
)
def test_import_that_is_not_there_or_comes_back_is_named(tmp_path: Path, line: str) -> None:
    sheets = {"css/page.css": f"{line}\n", "css/b.css": '@import "./page.css";\n'}

    with pytest.raises(KeyError, match=r"css/(page|b)\.css: css/"):
        joined(tmp_path, sheets)


def test_no_sheet_of_a_page_fetches_another() -> None:
    sheets = [
        file.body.decode()
        for name, file in load_static_tree({}).files.items()
        if name.startswith("css/")
    ]

    assert sheets
    assert not any("@import" in sheet for sheet in sheets)
