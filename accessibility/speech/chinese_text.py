"""Chinese texts as they are read: numbers, times, dates, prices, codes, units and signs in words.

What comes out holds Chinese characters, English words, and letters to be named as single capitals.
Which sound a character has is `chinese_readings`' business.
"""

import re
from collections.abc import Callable, Iterable

from accessibility.speech.chinese_numbers import (
    amount,
    by_digits,
    clock_time,
    decimal,
    telephone,
    whole,
)
from accessibility.speech.chinese_units import (
    COUNTED,
    NAMED_BY_DIGITS,
    SAID_AS_WORDS,
    SIGNS,
    UNITS,
)
from accessibility.speech.chinese_written import in_one_writing

Match = re.Match[str]
Rule = tuple["re.Pattern[str]", Callable[[Match], str]]


def _one_of(words: Iterable[str]) -> str:
    """A pattern of any of these, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBER = r"\d+(?:\.\d+)?"
_GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DASH = "[-–—~～]"
_TO = r"\s*(?:[-–—~～至到]|--)\s*"
_UNIT = f"(?:{_one_of(UNITS)})(?![A-Za-z])"
_COUNTED = f"(?:{_one_of(COUNTED)})"
_NAMED = f"(?:{_one_of(NAMED_BY_DIGITS)})"
_NOT_CODE_BEFORE = r"(?<![A-Za-z\d.])"
_CALLED = r"(?:电话|致电|热线|呼叫|手机|传真|总机|分机|内线|拨)[^\d，。；\n]{0,6}"


def _named(digits: str) -> str:
    """A number that names: from three digits on, or with a zero in front, digit by digit."""
    return by_digits(digits) if len(digits) >= 3 or digits.startswith("0") else whole(digits)


def _date(match: Match) -> str:
    year, month, day = match["year"], match["month"], match["day"]
    said = f"{by_digits(year)}年" if year else ""
    return f"{said}{whole(month)}月{whole(day)}日" if day else f"{said}{whole(month)}月"


def _time(match: Match) -> str:
    hour, minute, second = match["hour"], match["minute"], match["second"]
    if int(hour) > 24 or int(minute) > 59:
        return f"{decimal(hour)}比{decimal(minute)}"
    return clock_time(int(hour), int(minute), int(second) if second else None)


def _unit(match: Match) -> str:
    return f"{amount(match['number'])}{UNITS[match['unit']]}"


def _unit_range(match: Match) -> str:
    unit = UNITS.get(match["unit"], match["unit"])
    return f"{amount(match['from'])}{_joint(match)}{amount(match['to'])}{unit}"


def _joint(match: Match) -> str:
    """What stands between two ends: 至 as it is written, else 到."""
    return "至" if "至" in match[0] else "到"


def _range(match: Match) -> str:
    """From one number to a larger one; else two parts of a name."""
    first, last = match["from"], match["to"]
    if _is_code(first, last):
        return f"{_named(first)}杠{_named(last)}"
    joint = _joint(match) if float(first) < float(last) else "杠"
    return f"{decimal(first)}{joint}{decimal(last)}"


def _is_code(first: str, last: str) -> bool:
    """Whether two joined numbers are one name, as 3-05 is."""
    return last.startswith("0") and last.isdigit() and first.isdigit() and first[0] != "0"


def _named_range(match: Match) -> str:
    one_name = _is_code(match[1], match[2]) or int(match[1]) > int(match[2])
    return f"{_named(match[1])}{'杠' if one_name else _joint(match)}{_named(match[2])}"


def _percent(match: Match) -> str:
    of = "千分之" if match["sign"] == "‰" else "百分之"
    first = f"{of}{decimal(match['from'])}{_joint(match)}" if match["from"] else ""
    return f"{first}{of}{decimal(match['number'])}"


def _price(match: Match) -> str:
    money = "美元" if match["currency"] == "$" else "元"
    first = f"{amount(match['from'])}{_joint(match)}" if match["from"] else ""
    return f"{first}{amount(match['number'])}{money}"


def _fraction(match: Match) -> str:
    over, under = match["over"], match["under"]
    if int(over) < int(under) and len(under) <= 2:
        return f"{whole(under)}分之{whole(over)}"
    return f"{whole(over)}比{whole(under)}"


def _code(match: Match) -> str:
    """Letters and digits mixed: letters by name, digits one by one."""
    said: list[str] = []
    for part in re.findall(r"[A-Za-z]+|\d+\.\d+|\d+|[-/.+]", match[0]):
        if part.isalpha():
            said.append(_letters(part))
        elif part[0].isdigit():
            said.append(decimal(part) if "." in part else by_digits(part))
        else:
            said.append({"-": "杠", "/": "杠", ".": "点", "+": "加"}[part])
    return f" {' '.join(said)} "


def _letters(word: str) -> str:
    capitals = word.upper()
    return capitals.lower() if capitals in SAID_AS_WORDS else " ".join(capitals)


def _latin(match: Match) -> str:
    """A word of letters: named one by one, or said as English."""
    word = match[0]
    if word.upper() in SAID_AS_WORDS:
        return f" {word.lower()} "
    capitals = sum(sign.isupper() for sign in word)
    has_vowel = re.search(r"[aeiouyAEIOUY]", word) is not None
    if len(word) == 1 or (capitals >= 2 and capitals * 2 >= len(word) and len(word) <= 5):
        return f" {_letters(word)} "
    return f" {word} " if has_vowel else f" {_letters(word)} "


def _rules() -> tuple[Rule, ...]:
    """What is read in a way of its own, the most particular first."""
    made: list[tuple[str, Callable[[Match], str]]] = [
        (
            r"(?<![A-Za-z\d-])(C|I|F|P)-(13|14|18|32|125|131)(?![\dA-Za-z])",
            lambda m: f" {m[1]} {whole(m[2])}",
        ),
        (
            rf"(?:({_NUMBER})\s*[×xX*]\s*)?(?<![\d.])10\^(\d{{1,2}})(?!\d)(/L\b)?",
            lambda m: (
                (f"{decimal(m[1])}乘" if m[1] else "")
                + f"十的{whole(m[2])}次方"
                + ("每升" if m[3] else "")
            ),
        ),
        (
            (
                rf"{_NOT_CODE_BEFORE}(?P<year>\d{{4}})\s*[-/.年]\s*(?P<month>0?[1-9]|1[0-2])"
                r"\s*[-/.月]\s*(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)\s*[日号]?"
            ),
            _date,
        ),
        (
            rf"{_NOT_CODE_BEFORE}(?P<year>\d{{4}}|[0-3]\d)\s*年\s*(?P<month>0?[1-9]|1[0-2])\s*月(?P<day>)",
            _date,
        ),
        (rf"{_NOT_CODE_BEFORE}(\d{{4}})(?=\s*(?:年|届|级新生))", lambda m: by_digits(m[1])),
        (
            rf"{_NOT_CODE_BEFORE}(?P<year>)(?P<month>0?[1-9]|1[0-2])\s*月\s*(?P<day>0?[1-9]|[12]\d|3[01])\s*[日号]",
            _date,
        ),
        (
            r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?![\d:])",
            _time,
        ),
        (
            r"(?<=[点分秒])\s*[-–—~～]\s*(?=(?:早上?|晚上?|[上下中]午|次日|凌晨)?[零一二两三四五六七八九十])",
            lambda _: "到",
        ),
        (r"(?<!\d)(\d{1,3}):(\d{1,5})(?!\d)", lambda m: f"{decimal(m[1])}比{decimal(m[2])}"),
        (
            rf"(?:(?P<from>{_NUMBER})%?{_TO})?(?P<number>-?{_NUMBER})\s*(?P<sign>[%‰])",
            _percent,
        ),
        (
            rf"(?P<currency>[¥￥$])\s*(?:(?P<from>{_GROUPED}){_TO}[¥￥$]?\s*)?(?P<number>{_GROUPED})\s*元?",
            _price,
        ),
        (
            rf"(?P<currency>)(?:(?P<from>{_GROUPED})元?{_TO})?(?P<number>{_GROUPED})\s*元",
            _price,
        ),
        (rf"({_CALLED})(\+?\d[\d\s/-]{{1,18}}\d)", lambda m: f"{m[1]}{telephone(m[2])}"),
        (
            r"(?<!\d)\+(\d{1,3}(?:[-\s]\d{2,}){1,4})(?!\d)",
            lambda m: f"加{telephone(m[1])}",
        ),
        (
            r"(?<![\dA-Za-z])(1[3-9]\d{9}|0\d{2,3}[-\s]?\d{3,4}\s?\d{4})(?!\d)",
            lambda m: telephone(m[1]),
        ),
        (
            r"(?<![\dA-Za-z])([48]00-?\d{3,4}-?\d{3,4}|1[3-9]\d[-\s]\d{4}[-\s]\d{4})(?!\d)",
            lambda m: telephone(m[1]),
        ),
        (r"[(（](0\d{2,3})[)）]\s?(\d{7,8})(?!\d)", lambda m: telephone(f"{m[1]}-{m[2]}")),
        (r"转(\d{3,5})(?!\d|\s*(?:室|诊|房|号|床|病))", lambda m: f"转{telephone(m[1])}"),
        (r"(?<=[打叫])\s?(1[12]\d)(?![\d号床室])", lambda m: telephone(m[1])),
        (
            r"(?<![\dA-Za-z.-])(123\d{2})(?!\d|\s*[元人次个米步件名元张.,-])",
            lambda m: telephone(m[1]),
        ),
        (
            rf"{_NOT_CODE_BEFORE}(1[12][0-9]|12345|12320|95\d{{3}})(?=电话|热线|急救|救护|报警|消防)",
            lambda m: telephone(m[1]),
        ),
        (
            r"(\d{2,3})/(\d{2,3})\s*(?:mmHg|毫米汞柱)",
            lambda m: f"{whole(m[1])}比{whole(m[2])}毫米汞柱",
        ),
        (r"(?<![A-Za-z\d])[Bb](\d)\s*F(?![A-Za-z\d])", lambda m: f" B {whole(m[1])}层"),
        (
            r"(维生素|维他命)\s*([A-Za-z])\s*(\d{1,2})(?![A-Za-z\d])",
            lambda m: f"{m[1]} {m[2].upper()} {whole(m[3])}",
        ),
        (
            rf"(?:(?<=号楼)|(?<=[栋座厦]))\s*{_DASH}\s*(\d{{1,2}})(?=\s*[层楼])",
            lambda m: f"负{whole(m[1])}",
        ),
        (rf"(?<=[楼层号室区Ff])\s*{_DASH}\s*(?=[A-Za-z]?\d)", lambda _: "到"),
        (
            rf"([A-Za-z]{{1,3}}\d+)\s*{_DASH}\s*(?=[A-Za-z]{{1,3}}\d|\d{{1,2}}\s*[Ff层楼])",
            lambda m: f"{m[1]} 到 ",
        ),
        (r"(?<=[元片粒次克升袋支])\s*/\s*(?=[天日次人月年周晚小])", lambda _: "每"),
        (r"(?<![\d.])-(\d+)(?=\s*[层楼])", lambda m: f"负{whole(m[1])}"),
        (
            rf"{_NOT_CODE_BEFORE}(?P<from>{_NUMBER})\s*(?:{_UNIT})?{_TO}(?P<to>{_NUMBER})\s*(?P<unit>{_UNIT}|{_COUNTED})",
            _unit_range,
        ),
        (
            rf"(?<![A-Za-z\d.])(?P<number>-?{_GROUPED})\s*(?P<unit>{_UNIT})",
            _unit,
        ),
        (rf"{_NOT_CODE_BEFORE}(\d{{1,2}})\s*[Ff](?![A-Za-z\d])", lambda m: f"{whole(m[1])}楼"),
        (
            rf"{_NOT_CODE_BEFORE}(\d{{1,3}}){_TO}(\d{{1,3}})(?=\s*(?:号|层|楼|诊室|室|床|区|窗口|月|日|岁|病区))",
            _named_range,
        ),
        (
            r"第\s*(\d+)\s*/\s*(\d+)\s*([页步项个])",
            lambda m: f"第{whole(m[1])}{m[3]}，共{amount(m[2])}{m[3]}",
        ),
        (r"(?<![\d/])(?P<over>\d+)/(?P<under>\d+)(?![\d/])", _fraction),
        (
            (
                r"(?<![A-Za-z\d])(?=[A-Za-z\d./+-]*\d)(?=[A-Za-z\d./+-]*[A-Za-z])"
                r"[A-Za-z]{1,5}-?\d[A-Za-z\d]*(?:[./-]\d[A-Za-z\d]*)*(?![A-Za-z\d])"
            ),
            _code,
        ),
        (r"(?<![A-Za-z\d.])(?:\d{1,2}-\d{3,}|\d+(?:-\d+){2,})(?!\d)", _code),
        (r"第\s*(\d+)", lambda m: f"第{whole(m[1])}"),
        (rf"{_NOT_CODE_BEFORE}(\d+)(?=\s*{_NAMED}(?!码))", lambda m: _named(m[1])),
        (
            rf"{_NOT_CODE_BEFORE}(?P<from>{_NUMBER}){_TO}(?P<to>{_NUMBER})(?![\d.])",
            _range,
        ),
        (
            rf"{_NOT_CODE_BEFORE}({_GROUPED})(?=\s*(?:多|余|来)?\s*{_COUNTED})",
            lambda m: amount(m[1]),
        ),
        (
            r"(?<![\d.])(-?)((?:\d{1,3}(?:,\d{3})+)(?:\.\d+)?|\d+\.\d+)(?![\d.])",
            lambda m: decimal(m[0]),
        ),
        (r"\d+(?:\.\d+)+", lambda m: "点".join(by_digits(part) for part in m[0].split("."))),
        (r"\d+", lambda m: _named(m[0])),
        (r"[A-Za-z]+", _latin),
    ]
    return tuple((re.compile(pattern, re.ASCII), said) for pattern, said in made)


_RULES = _rules()
_SIGN = re.compile("|".join(re.escape(sign) for sign in SIGNS))


def read_chinese(text: str) -> str:
    """A text in words, its punctuation left as it is."""
    said = in_one_writing(text)
    for pattern, write in _RULES:
        said = pattern.sub(write, said)
    return _SIGN.sub(lambda match: SIGNS[match[0]], said)
