"""English texts as they are read: numbers, times, dates, prices, codes, units and signs in words.

What comes out holds words, and letters to be named as single capitals; Chinese is left as it is.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from accessibility.speech.english_dates import day, iso_day, slashed_day
from accessibility.speech.english_forms import forms_written_out, halves_written_out
from accessibility.speech.english_numbers import (
    by_digits,
    cardinal,
    clock_time,
    decimal,
    ordinal,
    year,
)
from accessibility.speech.english_units import (
    ABBREVIATIONS,
    CODED,
    MONTHS,
    SAID_AS_WORDS,
    SAID_OTHERWISE,
    SHORT_FORMS,
    SIGNS,
    UNITS,
    WEEKDAYS,
)
from accessibility.speech.powers import power_written_out

Match = re.Match[str]

_NUMBER = r"\d+(?:\.\d+)?"
_GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TO = r"\s*(?:[-–—~]|to)\s*"
_UNIT = (
    f"(?:{'|'.join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))})(?![A-Za-z])"
)
_MEASURED = re.compile(r"\s(?:tablet|capsule|pill|dose|vial|ampoule|ampule|patch|sachet|syringe)")
"""What a size stands before, as in a 500 milligram tablet."""
_MONTH = f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_BEFORE = r"(?<![A-Za-z\d.])"
_SAID_DIGIT = "(?:zero|one|two|three|four|five|six|seven|eight|nine)"
_CODED = f"(?:{'|'.join(CODED)})"


def _time(match: Match) -> str:
    hour, minute, half = int(match["hour"]), int(match["minute"]), match["half"]
    if hour > 24 or minute > 59:
        return f"{cardinal(hour)} to {cardinal(minute)}"
    if not half:
        return clock_time(hour, minute)
    said = cardinal(hour) if minute == 0 else clock_time(hour, minute)
    return f"{said} {half[0].upper()} M "


def _hour(match: Match) -> str:
    return f"{cardinal(int(match['hour']))} {match['half'][0].upper()} M "


def _unit(match: Match) -> str:
    one, many = UNITS[match["unit"]]
    is_one = float(match["number"].replace(",", "")) == 1
    measures = _MEASURED.match(match.string, match.end()) is not None
    return f"{decimal(match['number'])} {one if is_one or measures else many}"


def _unit_range(match: Match) -> str:
    return f"{decimal(match['from'])} to {decimal(match['to'])} {UNITS[match['unit']][1]}"


def _price(match: Match) -> str:
    currency = {"$": "dollars", "£": "pounds", "€": "euros"}.get(match["sign"], "yuan")
    first = f"{decimal(match['from'])} to " if match["from"] else ""
    return f"{first}{decimal(match['number'])} {currency}"


def _percent(match: Match) -> str:
    first = f"{decimal(match['from'])} to " if match["from"] else ""
    return f"{first}{decimal(match['number'])} percent"


def _fraction(match: Match) -> str:
    common = {("1", "2"): "one half", ("1", "4"): "one quarter", ("3", "4"): "three quarters"}
    pair = match[1], match[2]
    return common.get(pair, f"{cardinal(int(pair[0]))} over {cardinal(int(pair[1]))}")


def _code(match: Match) -> str:
    """Letters and digits mixed: letters by name, digits one by one."""
    said: list[str] = []
    for part in re.findall(r"[A-Za-z]+|\d+\.\d+|\d+|[-/.+]", match[0]):
        if part.isalpha():
            said.append(part.lower() if part.upper() in SAID_AS_WORDS else " ".join(part.upper()))
        elif part[0].isdigit():
            is_first = not said and len(part) <= 2 and part[0] != "0"
            said.append(decimal(part) if "." in part or is_first else by_digits(part))
        else:
            said.append({"-": "dash", "/": "slash", ".": "point", "+": "plus"}[part])
    return " ".join(said)


def _telephone(number: str) -> str:
    """Digit by digit, with a pause where it is parted."""
    said = ", ".join(by_digits(part) for part in re.split(r"[-\s]+", number))
    return f"plus {said}" if number.startswith("+") else said


def _named(digits: str) -> str:
    """A number without a unit: from three digits on, or with a zero in front, digit by digit."""
    return by_digits(digits) if len(digits) >= 3 or digits.startswith("0") else decimal(digits)


def _capitals(match: Match) -> str:
    """A word in capitals: named letter by letter, unless it is said as a word."""
    word = match[0]
    if len(word) > 5 or word in SAID_AS_WORDS:
        return SAID_OTHERWISE.get(word, word.lower())
    return SAID_OTHERWISE.get(word) or " ".join(word)


def _article(match: Match) -> str:
    return match[0].lower()


_RULES: tuple[tuple["re.Pattern[str]", Callable[[Match], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII), said)
    for pattern, said in (
        (
            rf"{_BEFORE}(?P<year>\d{{4}})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>\d{{1,2}})(?!\d)",
            iso_day,
        ),
        (
            rf"(?i){_BEFORE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>\d{{4}}))?",
            day,
        ),
        (
            rf"(?i)\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?",
            day,
        ),
        (
            (
                r"(?i)(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?![\d:])"
                r"(?:\s*(?P<half>[ap]\.?m\b\.?))?"
            ),
            _time,
        ),
        (r"(?i)(?<![\d:.])(?P<hour>1[0-2]|[1-9])\s*(?P<half>[ap]\.?m\b\.?)", _hour),
        (
            r"(?<=[a-zM])\s*[-–—]\s*(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|zero)\b)",
            lambda _: " to ",
        ),
        (rf"(?:(?P<from>{_NUMBER})%?{_TO})?(?P<number>-?{_NUMBER})\s*(?:%|percent\b)", _percent),
        (
            (
                rf"(?P<sign>[¥￥$£€])\s*(?:(?P<from>{_GROUPED}){_TO}[¥￥$£€]?)?"
                rf"(?P<number>{_GROUPED})"
            ),
            _price,
        ),
        (
            rf"(?P<sign>)(?:(?P<from>{_GROUPED}){_TO})?{_BEFORE}(?P<number>{_GROUPED})\s*(?:yuan|RMB|CNY)\b",
            _price,
        ),
        (
            (
                r"(?i)\b((?:call|dial|phone|tel|telephone|number is|hotline)\.?:?\s+)"
                r"(\+?\d[\d\s-]{1,18}\d)"
            ),
            lambda m: m[1] + _telephone(m[2]),
        ),
        (
            r"(?<!\d)(1[3-9]\d{9}|0\d{2,3}[-\s]\d{3,4}\s?\d{4}|[48]00-\d{3,4}-\d{3,4})(?!\d)",
            lambda m: _telephone(m[1]),
        ),
        (
            r"(?<![\d/.])(\d{2,3})/(\d{2,3})\s*(?:mmHg\b|mm Hg\b)",
            lambda m: f"{cardinal(int(m[1]))} over {cardinal(int(m[2]))} {UNITS['mmHg'][1]}",
        ),
        (r"\bHbA1[cC]\b", lambda _: "H B A one C"),
        (r"\bPET[-/]CT\b", lambda _: "pet C T"),
        (
            r"(?<![A-Za-z\d-])(C|I|F|P)-(13|14|18|32|125|131)(?![\dA-Za-z])",
            lambda m: f" {m[1]} {cardinal(int(m[2]))}",
        ),
        (
            rf"(?:({_NUMBER})\s*[×xX*]\s*)?(?<![\d.])10\^(\d{{1,2}})(?!\d)(/L\b)?",
            lambda m: (
                (f"{decimal(m[1])} times " if m[1] else "")
                + f"ten to the {ordinal(int(m[2]))}"
                + (" per litre" if m[3] else "")
            ),
        ),
        (rf"{_BEFORE}(?P<from>{_NUMBER}){_TO}(?P<to>{_NUMBER})\s*(?P<unit>{_UNIT})", _unit_range),
        (rf"{_BEFORE}(?P<number>-?{_GROUPED})\s*(?P<unit>{_UNIT})", _unit),
        (r"\b24/7\b", lambda _: "twenty four seven"),
        (
            r"\b([A-Z]{1,3}\d+)\s*[-–—~]\s*(?=[A-Z]{1,3}\d)",
            lambda m: f"{m[1]} to ",
        ),
        (r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])", slashed_day),
        (
            r"(?<!\d)\+(\d{1,3}(?:[-\s]\d{2,}){1,4})(?!\d)",
            lambda m: _telephone(m[0]),
        ),
        (r"\b(\w+day)\s*[-–—~]\s*(?=\w+day\b)", lambda m: f"{m[1]} to "),
        (r"(?i)(?<![A-Za-z\d.])(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1]))),
        (r"(?<![A-Za-z\d.])(\d{1,2})F(?![A-Za-z\d])", lambda m: f"{ordinal(int(m[1]))} floor"),
        (r"(?i)\bNo\.\s*(?=\d)", lambda _: "number "),
        (
            r"(?i)\b(vitamin)\s+([A-Z])\s?(\d{1,2})(?![A-Za-z\d])",
            lambda m: f"{m[1]} {m[2].upper()} {cardinal(int(m[3]))}",
        ),
        (r"(?i)\b(covid)-(\d{2})(?!\d)", lambda m: f"{m[1].lower()} {cardinal(int(m[2]))}"),
        (
            rf"{_BEFORE}(\d{{1,2}}){_TO}(\d{{1,2}})(?![\d.])",
            lambda m: (
                f"{decimal(m[1])} {'to' if int(m[1]) < int(m[2]) else 'dash'} {decimal(m[2])}"
            ),
        ),
        (r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", _fraction),
        (
            (
                r"(?<![A-Za-z\d])(?=[A-Za-z\d./+-]*\d)(?=[A-Za-z\d./+-]*[A-Za-z])"
                r"(?:[A-Z]{1,5}-?\d|[a-z]{1,2}\d|\d+[A-Za-z]{1,2}(?![a-z]))[A-Za-z\d]*"
                r"(?:[./-]\d[A-Za-z\d]*)*(?![A-Za-z\d])"
            ),
            _code,
        ),
        (
            r"(?i)\b(in|from|until|since|of|by)\s+((?:19|20)\d{2})(?![\d.])",
            lambda m: f"{m[1]} {year(int(m[2]))}",
        ),
        (rf"{_BEFORE}({_GROUPED})(?=\s+(?!{_CODED}\b)[a-z]{{3,}})", lambda m: decimal(m[1])),
        (
            r"(?<![\d.])-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.])",
            lambda m: decimal(m[0]),
        ),
        (r"(?<![\w.])-(?=\d)", lambda _: "minus "),
        (r"\d+", lambda m: _named(m[0])),
        (
            rf"(?:(?<=^)|(?<=[.!?:] ))A(?= (?!{_SAID_DIGIT}\b|positive|negative)[a-z]{{2,}})",
            _article,
        ),
        (r"\b[A-Z]{2,}\b", _capitals),
    )
)
_SHOUTED_WORDS = 3
_SHOUTED = re.compile(r"\b(?=[A-Z]*[AEIOU])[A-Z]{4,}\b|\bA\b(?= [A-Z]{2})")
"""What is no short form in a sentence of capitals."""
_SIGN = re.compile("|".join(re.escape(sign) for sign in SIGNS))
_ABBREVIATION: Mapping["re.Pattern[str]", str] = {
    re.compile(rf"\b{re.escape(short)}(?![A-Za-z])"): said for short, said in ABBREVIATIONS.items()
}
_SHORT_FORMS = tuple((re.compile(pattern), said) for pattern, said in SHORT_FORMS)
_NAMED = ("Doctor", "Mister", "Mizz", "Missis", "Mr", "Mrs", "Miss", "Professor")
_WEEKDAY = re.compile(
    "".join(f"(?<!{title} )" for title in _NAMED)
    + rf"\b({'|'.join(WEEKDAYS)})(?![A-Za-z'])"
    + r"(?! (?!(?:to|and|or|at|only|from|closed|open|until)\b)[a-z])"
    + f"(?<!Sun(?= (?!(?:{'|'.join(WEEKDAYS)}|Open|Closed|Only)\\b)[A-Z][a-z]))"
)
"""Sun and Wed are days, and Mrs Sun is a lady, in the Sun room of Sun Yat-sen."""


def _is_shouted(text: str) -> bool:
    """Whether a whole sentence is written in capitals, as signs are."""
    return text.isupper() and len(re.findall("[A-Z]{2,}", text)) >= _SHOUTED_WORDS


def _shouted(match: Match) -> str:
    return match[0] if match[0] in SAID_OTHERWISE else match[0].lower()


def read_english(text: str) -> str:
    """A text in words, its punctuation left as it is."""
    said = _SHOUTED.sub(_shouted, text) if _is_shouted(text) else text
    said = halves_written_out(power_written_out(said))
    said = unicodedata.normalize("NFKC", said).replace("−", "-").replace("’", "'")
    said = forms_written_out(said)
    for pattern, word in (*_SHORT_FORMS, *_ABBREVIATION.items()):
        said = pattern.sub(word, said)
    said = _WEEKDAY.sub(lambda match: WEEKDAYS[match[1]], said)
    for pattern, write in _RULES:
        said = pattern.sub(write, said)
    return _SIGN.sub(lambda match: f" {SIGNS[match[0]]} ", said)
