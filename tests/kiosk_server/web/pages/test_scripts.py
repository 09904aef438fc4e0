"""Modules joined into one script: what each form of import and export comes to, in Node too."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk_server.web.pages import short_scripts
from kiosk_server.web.pages.scripts import (
    COMPILED_AHEAD,
    NAMED_MODULES,
    JoinedScript,
    joined_later,
    joined_script,
)
from kiosk_server.web.pages.short_scripts import shortened

PACKAGE = NAMED_MODULES["lit-html"]
NODE = Path(__file__).resolve().parents[4] / ".venv/bin/node"


def exports_of(
    modules: Mapping[str, str], first: str, folder: Path
) -> Mapping[str, Mapping[str, object]]:
    """What the modules of the joined script export when it runs, the same as it is and shortened;
    functions are left out."""
    whole = joined_script(modules, first)
    (short,) = shortened({"joined": whole}).values()
    said = [exports_by_path(script, folder) for script in (whole, short)]
    assert said[0] == said[1]
    return said[0]


def exports_by_path(script: JoinedScript, folder: Path) -> Mapping[str, Mapping[str, object]]:
    (folder / "joined.mjs").write_text(script.text, encoding="utf-8")
    said = said_by_node(folder)["modules"]
    return {
        path: {name: said[number] for name, number in numbers.items() if said[number] is not None}
        for path, numbers in script.numbers.items()
    }


def said_by_node(folder: Path) -> Mapping[str, Any]:
    """What the script `joined.mjs` exports."""
    told = 'console.log(JSON.stringify(await import("./joined.mjs")))'
    ran = subprocess.run(
        [NODE, "--input-type=module", "--eval", told],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
    )
    exports: Mapping[str, Any] = json.loads(ran.stdout)
    return exports


def test_every_form_that_is_understood_says_the_same_as_before(tmp_path: Path) -> None:
    modules = {
        "kiosk/kiosk.js": (
            'import { one } from "../frame/own.js";\n'
            'import {\n  two as zwei,\n  later,\n} from "../frame/own.js";\n'
            'import { html } from "lit-html";\n'
            'import "../frame/alone.js";\n'
            "const word = 'import { x } from \"y\"';\n"
            "export const all = [one, zwei(), await later(), html, word, globalThis.ran];\n"
        ),
        "frame/own.js": (
            "export const one = 1;\nconst hidden = 2;\n"
            "export function two() {\n  return hidden;\n}\n"
            "export async function later() {\n  return new Three().value;\n}\n"
            "export class Three {\n  value = 3;\n}\n"
        ),
        "frame/alone.js": "const hidden = 'ran';\nglobalThis.ran = hidden;\n",
        PACKAGE: 'import{a as e}from"./inner.js";export{b as kept}from"./inner.js";const t=e+1;'
        "export{t as html,e as same};\n//# sourceMappingURL=lit-html.js.map\n",
        "npm/lit-html/inner.js": "const a=3,c=9;export{a,c as b};",
    }

    exports = exports_of(modules, "kiosk/kiosk.js", tmp_path)

    assert exports["kiosk/kiosk.js"] == {"all": [1, 2, 3, 4, 'import { x } from "y"', "ran"]}
    assert exports[PACKAGE] == {"kept": 9, "html": 4, "same": 3}
    assert exports["frame/own.js"] == {"one": 1}


def test_module_that_several_import_runs_once_before_them(tmp_path: Path) -> None:
    modules = {
        "a.js": 'import "./b.js";\nimport "./c.js";\nglobalThis.order.push("a");\n'
        "export const order = globalThis.order;\n",
        "b.js": 'import "./d.js";\nglobalThis.order.push("b");\n',
        "c.js": 'import "./d.js";\nglobalThis.order.push("c");\n',
        "d.js": 'globalThis.order = ["d"];\n',
    }

    assert exports_of(modules, "a.js", tmp_path)["a.js"] == {"order": ["d", "b", "c", "a"]}


def test_script_begins_with_the_wish_to_be_compiled_ahead() -> None:
    script = joined_script({"a.js": "export const one = 1;\n"}, "a.js")

    assert script.text.splitlines()[0] == COMPILED_AHEAD


def test_later_script_takes_what_is_there_and_adds_its_own(tmp_path: Path) -> None:
    modules = {
        "page.js": 'import { count } from "./counted.js";\ncount();\n',
        "counted.js": "let counts = 0;\nexport function count() {\n  return (counts += 1);\n}\n",
        "later.js": 'import { count } from "./counted.js";\nimport { name } from "./own.js";\n'
        "export const found = [name, count()];\n",
        "own.js": "export const name = 'own';\n",
    }
    page = joined_script(modules, "page.js")
    (tmp_path / "page.js").write_text(page.text, encoding="utf-8")
    later = joined_later(modules, "later.js", "page.js")
    (tmp_path / "joined.mjs").write_text(later.text, encoding="utf-8")

    exports = said_by_node(tmp_path)

    assert exports["first"] == {"found": ["own", 2]}
    assert set(later.numbers) == {"later.js", "own.js"}
    assert exports["modules"][later.numbers["own.js"]["name"]] == "own"
    assert "let counts" not in later.text


@pytest.mark.parametrize("name", ["./gone.js", "lit-html/gone.js", "unnamed", "../../etc/passwd"])
def test_import_of_what_is_not_there_is_named(name: str) -> None:
    with pytest.raises(KeyError, match=r"kiosk/pad\.js"):
        joined_script({"kiosk/pad.js": f'import "{name}";\n'}, "kiosk/pad.js")


@pytest.mark.parametrize(
    "line", ['import { here, gone } from "./b.js";', 'export { gone } from "./b.js";']
)
def test_import_of_a_name_that_is_not_exported_is_named(line: str) -> None:
    modules = {"a.js": f"{line}\n", "b.js": "export const here = 1;\nconst gone = 2;\n"}

    with pytest.raises(KeyError, match=r"a\.js: gone of b\.js"):
        joined_script(modules, "a.js")


def test_imports_in_a_circle_are_named() -> None:
    circle = {"a.js": 'import "./b.js";\n', "b.js": 'import "./a.js";\n'}

    with pytest.raises(ValueError, match=r"in a circle: a\.js b\.js a\.js"):
        joined_script(circle, "a.js")


@pytest.mark.parametrize(
    "line",
    [
        *("export default 1;", "export let changing = 1;", "export var old = 1;"),
        *('export * from "./b.js";', "export const { a, b } = {};", "export const [a] = [];"),
        *('import all from "./b.js";', 'import * as all from "./b.js";'),
    ],
)
def test_form_that_is_not_understood_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js: (import|export)"):
        joined_script({"a.js": f"{line}\n", "b.js": ""}, "a.js")


def test_it_is_told_in_which_line_each_module_begins() -> None:
    modules = {
        "a.js": 'import { b } from "./b.js";\nexport const a = `${b}\n`;\n',
        "b.js": "export const b = `x\ny`;\n",
    }
    (short,) = shortened({"a": joined_script(modules, "a.js")}).values()
    lines = short.text.splitlines()

    places = short.places()

    assert places["b.js"] == {"line": 3, "exports": {"b": 0}}
    assert places["a.js"] == {"line": 5, "exports": {"a": 1}}
    assert "`x" in lines[2]
    assert lines[4].startswith("await")


def test_names_that_a_module_keeps_to_itself_are_shortened_and_templates_are_not() -> None:
    text = "function counted(value) {\n  const longName = value + 1;\n  return longName;\n}\n"
    templates = "export const shown = (html) => html`<p   class=${counted(1)}>\n  two\n</p>`;\n"

    (short,) = shortened({"a": joined_script({"a.js": text + templates}, "a.js")}).values()

    assert "longName" not in short.text
    assert "counted" not in short.text
    assert "`<p   class=${" in short.text
    assert "}>\n  two\n</p>`" in short.text


def test_what_is_unpacked_stays_behind_what_came_before_it(tmp_path: Path) -> None:
    text = """let latest = 0;
const next = () => (latest += 1);
function seen() {
  const before = next();
  const [after] = [next()];
  let third = next();
  let { fourth } = { fourth: next() };
  const fifth = next(); const [sixth] = [next()];
  const seventh = next();
  const
    [eighth] = [next()];
  return [before, after, third, fourth, fifth, sixth, seventh, eighth];
}
export const all = seen();
"""

    assert exports_of({"a.js": text}, "a.js", tmp_path)["a.js"] == {"all": [*range(1, 9)]}


def test_module_that_is_no_javascript_is_named() -> None:
    script = joined_script({"a.js": 'import "./b.js";\n', "b.js": "const a = ;\n"}, "a.js")

    with pytest.raises(ValueError, match=r"b\.js: .*line 2"):
        shortened({"a": script})


@pytest.mark.parametrize("form", ["Math.trunc(1.5)", "'debugger;'", "1;\n  var old = 2"])
def test_form_that_would_mean_something_else_is_named(form: str) -> None:
    script = joined_script({"a.js": f"export const a = {form};\n"}, "a.js")

    with pytest.raises(ValueError, match=r"a\.js: (Math\.trunc|debugger;|var) in line [23]"):
        shortened({"a": script})


@pytest.mark.parametrize(
    ("command", "seconds", "said"),
    [
        ((sys.executable, "-c", "raise SystemExit('no minifier')"), 60.0, "no minifier"),
        (("/nowhere/at/all",), 60.0, "No such file"),
        ((sys.executable, "-c", "import signal; signal.pause()"), 0.1, "timed out"),
        ((sys.executable, "-c", "print('half of {')"), 60.0, "Expecting value"),
    ],
)
def test_scripts_are_sent_as_they_are_where_the_program_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    command: tuple[str, ...],
    seconds: float,
    said: str,
) -> None:
    monkeypatch.setattr(short_scripts, "COMMAND", command)
    monkeypatch.setattr(short_scripts, "_SECONDS", seconds)
    scripts = {"a": joined_script({"a.js": "export const a = 1;\n"}, "a.js")}

    assert shortened(scripts) == scripts
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert said in record.__dict__["reason"]
