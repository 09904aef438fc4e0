"""Calls the pages' own modules from a test, in the page that uses them."""

from typing import Any

from playwright.sync_api import Page

_CALL = """
async ([address, values]) => {{
  const m = await import(address);
  const {{ {names} }} = values;
  return await ({source});
}}
"""


def address_of(page: Page, module: str) -> str:
    """The address of a file of the page's own release."""
    release = page.evaluate("JSON.parse(document.getElementById('boot').textContent).release")
    return f"/static/{release}/{module}"


def call(page: Page, module: str, source: str, /, **values: object) -> Any:  # noqa: ANN401 - JSON
    """What a JavaScript expression comes to, in which `m` is a module of the page.

    `values` are given to it by name; promises are waited for.
    """
    script = _CALL.format(names=", ".join(values), source=source)
    return page.evaluate(script, [address_of(page, module), values])
