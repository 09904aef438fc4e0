"""Joined scripts as they are sent: each block shortened, in one program for all of them.

What a block is shortened to follows from its text alone. Long scripts do the same, so they are sent
where the program does not answer. It must not know which pages there are.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk_server.web.pages.npm_assets import ASSETS_NAME
from kiosk_server.web.pages.scripts import JoinedScript

COMMAND = (sys.executable, "-P", "-m", "kiosk_server.web.pages.shortening")
_LOG = logging.getLogger(__name__)
_SECONDS = 30.0
"""Less than whatever started the server waits for it; the program takes a tenth of one."""


def shortened(scripts: Mapping[str, JoinedScript]) -> Mapping[str, JoinedScript]:
    """The scripts, of whatever names, with short blocks, each block still on lines of its own. What
    comes from packages stays as it is: most of it is short, and licences stand in it. All stay as
    they are where the program does not answer.

    Raises ValueError for a block that is no JavaScript.
    """
    blocks = {
        block: path
        for script in scripts.values()
        for path, block in zip(script.numbers, script.blocks, strict=True)
        if not path.startswith(f"{ASSETS_NAME}/")
    }
    try:
        told = _answer([*blocks])
    except _NoAnswerError as error:
        _LOG.error("scripts were not shortened", extra={"reason": str(error)})
        return scripts
    if told["fault"]:
        path = [*blocks.values()][len(told["short"])]
        raise ValueError(f"{path}: {told['fault']}")
    short = {block: f"{text};\n" for block, text in zip(blocks, told["short"], strict=True)}
    return {
        name: script.with_blocks(lambda block: short.get(block, block))
        for name, script in scripts.items()
    }


class _NoAnswerError(Exception):
    """The program does not run here, or not to its end."""


def _answer(texts: Sequence[str]) -> Mapping[str, Any]:
    """What the program says of some texts. Raises _NoAnswerError."""
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
        answer: Mapping[str, Any] = json.loads(ran.stdout)
    except subprocess.CalledProcessError as error:
        raise _NoAnswerError(error.stderr.strip().rpartition("\n")[2]) from error
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise _NoAnswerError(str(error)) from error
    return answer
