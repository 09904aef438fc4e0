"""Powers of ten in the signs of laboratories: 10⁹ is written 10^9, else it would become 109.

Knows no language.
"""

import re

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER = re.compile("10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")


def power_written_out(text: str) -> str:
    """The text with its raised exponents behind a caret."""
    return _POWER.sub(lambda match: f"10^{match[1].translate(_RAISED)}", text)
