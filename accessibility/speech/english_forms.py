"""What figures and letters stand for together in hospitals: halves, ranges, sums of money, blood
groups, Roman numbers, short forms of chemistry. Written out before single numbers are.

What comes out may still hold figures, to be read by themselves. Knows no other rules.
"""

import re
from collections.abc import Callable

from accessibility.speech.english_numbers import by_digits, cardinal, decimal, ordinal, year

_Match = re.Match[str]
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_HALVES = {
    "1/2": "a half",
    "1/3": "a third",
    "1/4": "a quarter",
    "1/5": "a fifth",
    "1/8": "an eighth",
    "2/3": "two thirds",
    "3/4": "three quarters",
    "2/5": "two fifths",
    "3/5": "three fifths",
    "3/8": "three eighths",
    "5/8": "five eighths",
    "7/8": "seven eighths",
}
_MIXED = re.compile(rf"(?P<whole>\d+)?\s?(?P<sign>[{''.join(_VULGAR)}])")
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
}
_NUMBERED = (
    "(?:[Tt]ype|[Ss]tage|[Gg]rade|[Pp]hase|[Cc]lass|[Pp]art|[Ff]actor|[Dd]egree|[Nn]erve|War)"
)
_ROOM = "(?:[Rr]oom|[Bb]ed|[Cc]ounter|[Ww]ard|[Oo]ffice|[Cc]linic|[Ww]indow|[Uu]nit|[Dd]esk)"
_MARKERS = {
    "19-9": "nineteen nine",
    "15-3": "fifteen three",
    "72-4": "seventy two four",
    "125": "one twenty five",
    "242": "two forty two",
    "50": "fifty",
}
"""What the markers of tumours are called behind C A."""
_COINS = {"$": ("dollar", "cents"), "£": ("pound", "pence"), "€": ("euro", "cents")}
_LEAST_UPPER, _MOST_UPPER, _LEAST_LOWER = 60, 300, 20
"""Pressures of blood in millimetres of mercury that somebody can have."""
_GROUP = r"(?<![A-Za-z\d-])(A|B|AB|O|Rh)"


def _mixed(match: _Match) -> str:
    part = _VULGAR[match["sign"]]
    if match["whole"] is None:
        return part
    return f"{cardinal(int(match['whole']))} and {_HALVES[part]} "


def _thirds(match: _Match) -> str:
    said = _HALVES[match[0]]
    return re.sub("^an? ", "one ", said)


def _money(match: _Match) -> str:
    """Coins by their name: three dollars and fifty cents."""
    one, coins = _COINS[match["sign"]]
    whole, few = int(match["whole"].replace(",", "")), int(match["few"])
    said = f"{cardinal(whole)} {one if whole == 1 else f'{one}s'}"
    return f"{said} and {cardinal(few)} {coins}" if few else said


def _plural(match: _Match) -> str:
    said = cardinal(int(match[2]))
    many = f"{said[:-1]}ies" if said.endswith("y") else f"{said}{'es' if said[-1] == 'x' else 's'}"
    return f"{match[1]}{'twelves' if said == 'twelve' else many}"


def _decade(match: _Match) -> str:
    tens = cardinal(int(match[2]))
    if not tens.endswith("y"):
        return match[0]
    return f"{year(int(match[1]) * 100).removesuffix(' hundred')} {tens[:-1]}ies"


def _rooms(match: _Match) -> str:
    """From three figures on: Rooms 301-315. A longer number is no end of it."""
    is_range = len(match[1]) == len(match[2]) and "0" not in (match[1][0], match[2][0])
    if not is_range or int(match[1]) >= int(match[2]):
        return match[0]
    return f"{match[1]} to {match[2]}"


def _over(match: _Match) -> str:
    """A pressure of blood; room 101/102 is none."""
    upper, lower = int(match[1]), int(match[2])
    if not (_LEAST_UPPER <= upper <= _MOST_UPPER and _LEAST_LOWER <= lower < upper):
        return match[0]
    return f"{cardinal(int(match[1]))} over {cardinal(int(match[2]))}"


def _isotope(match: _Match) -> str:
    name = {"Ga": "gallium", "Lu": "lutetium", "Tc": "technetium"}[match[1]]
    mass = " ".join(cardinal(int(part)) for part in re.findall(r"\d\d$|\d", match[2]))
    return f"{name} {mass}{' M' if match[3] else ''}"


_FORMS: tuple[tuple["re.Pattern[str]", Callable[[_Match], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII), write)
    for pattern, write in (
        (
            r"(?i)\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?=[a-z])",
            lambda m: f"{m[1]} ",
        ),
        (r"(?<=[a-z])-(to|by|in)-(?=[a-z])", lambda m: f" {m[1]} "),
        (r"\b(B\d)/?F\b", lambda m: m[1]),
        (
            r"(?<![A-Za-z\d.-])(\d{1,2})-(\d{3,4})(?![\dA-Za-z-])",
            lambda m: f"{_figure(m[1])} dash {by_digits(m[2])}",
        ),
        (r"(?<![\d.:])(\d{1,2})\.([0-5]\d)(?=\s*[AaPp]\.?[Mm]\b)", lambda m: f"{m[1]}:{m[2]}"),
        (
            r"(?<![\d.:/-])(\d{1,2}(?::\d\d)?)\s*[-–—]\s*(?=\d{1,2}(?::\d\d)?\s*[AaPp]\.?[Mm]\b)",
            lambda m: f"{m[1]} to ",
        ),
        (r"(?<![\d:])(?:24:00|0{1,2}:00)(?![\d:])", lambda _: "midnight"),
        (r"\b((?:19|20))(\d0)s\b", _decade),
        (r"(?i)\b((?:under|over)[- ])(\d{1,2})s\b", _plural),
        (r"\b(?:CN|RMB ?)(?=[¥￥])", lambda _: ""),
        (r"\b(?:CNY|RMB)\s?(?=\d)", lambda _: "¥"),
        (
            r"\bUS\$\s?(\d{1,3}(?:,\d{3})+|\d+)(?![\d.,])",
            lambda m: f"{decimal(m[1])} U S {'dollar' if m[1] == '1' else 'dollars'}",
        ),
        (r"(?P<sign>[$£€])\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)\.(?P<few>\d\d)(?!\d)", _money),
        (
            r"(?P<sign>[$£€])\s?(?P<whole>1)(?P<few>(?![\d.,]))",
            lambda m: f"one {_COINS[m['sign']][0]}",
        ),
        (r"(?<![\d/.-])(\d{2,3})/(\d{2,3})(?![\d/])(?!\s*mm)", _over),
        (
            r"(?i)\b(page|step|part|day|bottle)\s(\d{1,2})/(\d{1,2})(?![\d/])",
            lambda m: f"{m[1]} {m[2]} of {m[3]}",
        ),
        (rf"(?<![\d/])(?:{'|'.join(_HALVES)})(?![\d/])", _thirds),
        (r"(?<![\dA-Za-z.-])(\d{3,4})\s?[-–—~]\s?(\d{3,4})(?![\dA-Za-z-])", _rooms),
        (
            rf"\b({_ROOM})\s(\d{{1,2}})-(\d{{1,2}})(?![\d-])",
            lambda m: f"{m[1]} {_figure(m[2])} dash {_figure(m[3])}",
        ),
        (
            r"(?<![\dA-Za-z-])(\d{1,2})-(0\d)(?![\d-])",
            lambda m: f"{_figure(m[1])} dash {by_digits(m[2])}",
        ),
        (
            r"(?i)\b((?:ratio|scale|dilution|diluted)(?: of)?)\s(\d+):(\d+)",
            lambda m: f"{m[1]} {cardinal(int(m[2]))} to {cardinal(int(m[3]))}",
        ),
        (
            r"(?<![\d:])(\d{1,3}):(\d)(?![\d:])",
            lambda m: f"{cardinal(int(m[1]))} to {cardinal(int(m[2]))}",
        ),
        (r"(\d)\s?[x×]\s?(?=\d+(?:\.\d+)?\s?(?:mm|cm|m)\b)", lambda m: f"{m[1]} by "),
        (
            r"(?<![A-Za-z\d])(\d{1,2})\s?[x×](?=\s(?:daily|weekly|a|per|every)\b)",
            lambda m: f"{m[1]} times",
        ),
        (rf"\b({_NUMBERED})\s([IVX]+)\b(?!')", lambda m: f"{m[1]} {_roman(m[2])}"),
        (
            rf"\bCA[- ]?({'|'.join(_MARKERS)})(?!\d)",
            lambda m: "C A " + _MARKERS[m[1]],
        ),
        (r"\b(K?N)(95|99)\b", lambda m: f"{' '.join(m[1])} {cardinal(int(m[2]))}"),
        (rf"{_GROUP}\+(?![A-Za-z\d])", lambda m: f"{m[1]} positive"),
        (rf"{_GROUP}[-−](?=[\s,.;)]|$)(?!\s[-−\d])", lambda m: f"{m[1]} negative"),
        (r"\bRh\b", lambda _: "R H"),
        (
            r"(?<![\d.])([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?![\d.])",
            lambda m: f"{m[3]}-{m[2]}-{m[1]}",
        ),
        (
            r"(?i)\bfrom ((?:19|20)\d\d) (to|until) ((?:19|20)\d\d)\b",
            lambda m: f"from {year(int(m[1]))} {m[2]} {year(int(m[3]))}",
        ),
        (r"(?i)\byear ((?:19|20)\d\d)\b", lambda m: f"year {year(int(m[1]))}"),
        (
            r"(?<![\dA-Za-z.-])([1-9]\d{2,3})-(\d{4})(?![\dA-Za-z-]|\s\d)",
            lambda m: f"{by_digits(m[1])}, {by_digits(m[2])}",
        ),
        (r"(?<![\d)])[~≈]\s?(?=\d)", lambda _: "about "),
        (r"\s?±\s?", lambda _: " plus or minus "),
        (r"(?<![A-Za-z\d])(\d{1,2}/?F)\s?[-–]\s?(?=\d{1,2}/?F\b)", lambda m: f"{m[1]} to "),
        (r"(?<![\d.])(\d(?:\.\d)?)\s?T(?=\s(?:MRI|scanner)\b)", lambda m: f"{decimal(m[1])} tesla"),
        (r"(?<=MRI )(\d(?:\.\d)?)\s?T\b", lambda m: f"{decimal(m[1])} tesla"),
        (r"\b18F-FDG\b", lambda _: "F eighteen F D G"),
        (r"\b(Ga|Lu|Tc)-(\d{2,3})(m?)\b", _isotope),
        (r"\bIg([ADEGM])\b", lambda m: f"I G {m[1]}"),
        (r"\beGFR\b", lambda _: "E G F R"),
        (r"\bp(C?O)2\b", lambda m: f"P {' '.join(m[1])} two"),
        (
            r"\b([ipboqst])\.([vomidrcr])\.(?:([dsn])\.)?(?![a-z])",
            lambda m: " ".join(part.upper() for part in m.groups() if part),
        ),
        (r"\bvit\.? (?=[A-Z]\b)", lambda _: "vitamin "),
        (r"(?<= )vs\.?(?= )", lambda _: "versus"),
        (r"\bSARS-CoV-2\b", lambda _: "SARS cov two"),
        (r"\bSpO2\b", lambda _: "S P O two"),
        (r"\bNaCl\b", lambda _: "N A C L"),
        (r"\b[hH]CG\b", lambda _: "H C G"),
        (
            r"(?<![\d.])(\d{1,2})(st|nd|rd|th)[-–](\d{1,2})(?:st|nd|rd|th)\b",
            lambda m: f"{ordinal(int(m[1]))} to {ordinal(int(m[3]))}",
        ),
    )
)


def _figure(digits: str) -> str:
    return by_digits(digits) if digits.startswith("0") else cardinal(int(digits))


def _roman(signs: str) -> str:
    return cardinal(_ROMAN[signs]) if signs in _ROMAN else signs


def halves_written_out(text: str) -> str:
    """The text with ½ and its like as figures, or as words behind a whole number."""
    return _MIXED.sub(_mixed, text)


def forms_written_out(text: str) -> str:
    """The text with what only figures and letters together tell in words."""
    for pattern, write in _FORMS:
        text = pattern.sub(write, text)
    return text
