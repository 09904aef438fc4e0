"""Joined scripts as they are sent: each block shortened, in one program for all of them.

What a block is shortened to follows from its text alone. It must not know which pages there are.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk_server.web.pages.npm_assets import ASSETS_NAME
from kiosk_server.web.pages.scripts import JoinedScript

COMMAND = (sys.executable, "-P", "-m", "kiosk_server.web.pages.shortening")
_SECONDS = 120.0


def shortened(scripts: Mapping[str, JoinedScript]) -> Mapping[str, JoinedScript]:
    """The scripts, of whatever names, with short blocks, each block still on lines of its own. What
    comes from packages stays as it is: most of it is short, and licences stand in it.

    Raises ValueError for a block that is no JavaScript, or where the program does not answer.
    """
    blocks = {
        block: path
        for script in scripts.values()
        for path, block in zip(script.numbers, script.blocks, strict=True)
        if not path.startswith(f"{ASSETS_NAME}/")
    }
    told = _answer([*blocks])
    if told["fault"]:
        path = [*blocks.values()][len(told["short"])]
        raise ValueError(f"{path}: {told['fault']}")
    short = {block: f"{text};\n" for block, text in zip(blocks, told["short"], strict=True)}
    return {
        name: script.with_blocks(lambda block: short.get(block, block))
        for name, script in scripts.items()
    }


def _answer(texts: Sequence[str]) -> Mapping[str, Any]:
    """What the program says of some texts."""
    try:
        ran = subprocess.run(  # noqa: S603 - our own command
            COMMAND,
            input=json.dumps(texts),
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().rpartition("\n")[2]
        raise ValueError(f"scripts were not shortened: {last}") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise ValueError(f"scripts were not shortened: {error}") from error
    answer: Mapping[str, Any] = json.loads(ran.stdout)
    return answer
