"""Calls the pages' own modules from a test, in the page that uses them."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from playwright.sync_api import Page

from kiosk_server.web.pages.static_tree import (
    SCRIPTS_FOLDER,
    StaticTree,
    load_static_tree,
    places_file,
)

_CALL = """
async ([scripts, path, values]) => {{
  const modules = {{}};
  for (const [address, places] of scripts) {{
    const script = await import(address);
    for (const [path, {{ exports }}] of Object.entries(places)) {{
      modules[path] = Object.fromEntries(
        Object.entries(exports).map(([name, number]) => [name, script.modules[number]]));
    }}
  }}
  const m = modules[path];
  const {{ {names} }} = values;
  return await ({source});
}}
"""
_LATER = "() => JSON.parse(document.getElementById('boot')?.textContent ?? '{}').later"
"""A test may have taken all off the page."""
_VOICE = "() => JSON.parse(document.getElementById('boot').textContent).voice"


def script_address(page: Page) -> str:
    """The address of the page's own script, whose `modules` are its modules by their paths."""
    address: str = page.evaluate("document.querySelector('script[type=module]').src")
    return address


def call(page: Page, module: str, source: str, /, **values: object) -> Any:  # noqa: ANN401 - JSON
    """What a JavaScript expression comes to, in which `m` is a module of the page.

    `modules` are all of them by path, with those of the views that come later. `values` are given
    to it by name; promises are waited for.
    """
    return _called(page, [script_address(page), page.evaluate(_LATER)], module, source, values)


def call_voice(page: Page, module: str, source: str, /, **values: object) -> Any:  # noqa: ANN401 - JSON
    """The same for a module of the script that speaks."""
    return _called(page, [script_address(page), page.evaluate(_VOICE)], module, source, values)


def _called(
    page: Page,
    scripts: Sequence[str | None],
    module: str,
    source: str,
    values: Mapping[str, object],
) -> Any:  # noqa: ANN401 - JSON
    known = [(address, _places(address)) for address in scripts if address]
    script = _CALL.format(names=", ".join(values), source=source)
    return page.evaluate(script, [known, module, values])


@cache
def _served_tree() -> StaticTree:
    return load_static_tree({})


def _places(address: str) -> Mapping[str, object]:
    """Where in a script its modules' exports stand; the server may be gone by now."""
    script = f"{SCRIPTS_FOLDER}/{address.rpartition('/')[2]}"
    places: Mapping[str, object] = json.loads(_served_tree().files[places_file(script)].body)
    return places
