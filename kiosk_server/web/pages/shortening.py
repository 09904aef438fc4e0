"""Scripts said in fewer letters: without blanks and comments, and with short names for what they
keep to themselves. A program of its own, so that no server holds the minifier and its threads.

Reads a JSON list of texts, and writes the list of the short ones, up to the first that could not be
read, and why. It must not know what scripts are made of or who fetches them.
"""

import json
import re
import sys

import minify

MEDIA_TYPE = "application/javascript"
_BARRIER = "debugger;"
_UNPACKING = re.compile(r"(?:^|(?<=[;:{}]))(?=\s*(?:const|let)\s*[\[{])", re.MULTILINE)
_ALTERED = re.compile(rf"{_BARRIER}|\bMath\.trunc\b|^[ \t]*var\s", re.MULTILINE)
"""What would mean something else afterwards: `Math.trunc` becomes `| 0`, which no time in
milliseconds survives, and `var` is drawn together over what keeps the others apart."""


def main() -> None:
    """Answers what stands on standard input."""
    texts: list[str] = json.load(sys.stdin)
    short: list[str] = []
    fault = ""
    try:
        short.extend(map(_short, texts))
    except ValueError as error:
        fault = str(error)
    json.dump({"short": short, "fault": fault}, sys.stdout)


def _short(text: str) -> str:
    """The text in fewer letters. Raises ValueError where it is no script, or has a form that would
    not mean the same.

    The minifier draws declarations together and puts one that unpacks a list or an object before
    the others, also where what it is given must come after them (`const order = next(); const [x] =
    await y();`). A statement that is taken out afterwards keeps them apart.
    """
    altered = _ALTERED.search(text)
    if altered:
        line = 1 + text.count("\n", 0, altered.start())
        raise ValueError(f"{altered[0].strip()} in line {line}")
    apart = _UNPACKING.sub(_BARRIER, text)
    short: str = minify.string(MEDIA_TYPE, apart)
    return short.replace(_BARRIER, "")


if __name__ == "__main__":
    main()
