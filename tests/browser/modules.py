"""Calls the pages' own modules from a test, in the page that uses them."""

from typing import Any

from playwright.sync_api import Page

_CALL = """
async ([address, path, values]) => {{
  const {{ modules }} = await import(address);
  const {{ later }} = modules["frame/boot.js"].boot;
  if (later) await import(later);
  const m = modules[path];
  const {{ {names} }} = values;
  return await ({source});
}}
"""


def script_address(page: Page) -> str:
    """The address of the page's own script, whose `modules` are its modules by their paths."""
    address: str = page.evaluate("document.querySelector('script[type=module]').src")
    return address


def call(page: Page, module: str, source: str, /, **values: object) -> Any:  # noqa: ANN401 - JSON
    """What a JavaScript expression comes to, in which `m` is a module of the page.

    `modules` are all of them by path, with those of the views that come later. `values` are given
    to it by name; promises are waited for.
    """
    script = _CALL.format(names=", ".join(values), source=source)
    return page.evaluate(script, [script_address(page), module, values])
