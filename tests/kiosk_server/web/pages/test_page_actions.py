"""What the views of a page ask it to do, the page can do: found by reading its modules."""

import re
from pathlib import Path

import pytest

import kiosk_server.web

BROWSER = Path(kiosk_server.web.__file__).parent / "browser"
CALLED = re.compile(r"(?<![./])\bactions\.(\w+)")
OWNERS = [
    (
        "phone",
        {
            "phone.js": "const actions = ",
            "asking.js": "actions: ",
            "alarm.js": "const actions = ",
            "parking_part.js": "export const parkingActions = (store) => (",
            "parking_choice.js": "return ",
            "step_actions.js": "return ",
        },
    ),
    (
        "kiosk",
        {
            "actions.js": "return ",
            "alarm.js": "const actions = ",
            "number_actions.js": "return ",
        },
    ),
]
"""For each page the modules with its actions, and what stands before their object."""


def defined_in(text: str, head: str) -> set[str]:
    """The names of a module's own actions."""
    block = re.search(
        rf"^( *){re.escape(head)}\{{\n(.*?)^\1\}}\)?[,;]", text, re.MULTILINE | re.DOTALL
    )
    assert block is not None
    indent, body = block.groups()
    names = re.findall(rf"^{indent}  (?:async )?(\w+)(?=[(:,])", body, re.MULTILINE)
    return set(names)


@pytest.mark.parametrize(("page", "owners"), OWNERS)
def test_every_action_that_is_called_is_defined(page: str, owners: dict[str, str]) -> None:
    modules = {path.name: path.read_text("utf-8") for path in (BROWSER / page).glob("*.js")}
    called = {name for text in modules.values() for name in CALLED.findall(text)}
    defined = {name for owner, head in owners.items() for name in defined_in(modules[owner], head)}

    assert len(called) > 5
    assert called - defined == set()
