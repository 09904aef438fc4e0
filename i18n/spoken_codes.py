"""Codes and numbers as they are read aloud: a room's digits one by one, amounts as numbers."""

import re

_HAN_DIGITS = "零一二三四五六七八九"
_HAN_MARKS = {"-": "杠", "/": "杠", ".": "点", ",": "点", "+": "加", "#": "号"}
_LATIN_MARKS = {"-": "dash", "/": "slash", ".": "point", ",": "point", "+": "plus", "#": "number"}
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9./+-]*[0-9])[A-Za-z0-9]+(?:[./+-][A-Za-z0-9]+)*")
_SIGNS = re.compile(r"[^\W\d_]{4,}|.")
"""Four letters and more are a word, not to be spelled."""
_BRACKETED = re.compile(r"\s*[(（\[【〔<《「](.*?)[)）\]】〕>》」]")
_SILENT = re.compile(r"[()（）\[\]【】〔〕<>《》「」{}*_|\\^~`\"“”•·→←↑↓★☆@=#]+")


def is_chinese(locale: str) -> bool:
    """Whether a locale is read in Chinese."""
    return locale.split("-", maxsplit=1)[0] == "zh"


def spoken_code(code: str, locale: str) -> str:
    """A code sign by sign: `E047` is "E零四七" in Chinese, "E 0 4 7" elsewhere.

    A mark between signs gets its name, a minus at the start is "minus"; what is neither letter,
    digit nor known mark is a pause.
    """
    chinese = is_chinese(locale)
    said: list[str] = []
    code = code.strip().replace("−", "-").replace("–", "-")
    for index, sign in enumerate(_SIGNS.findall(code)):
        if len(sign) > 1:
            said.append(sign)
        elif sign == "-" and index == 0:
            said.append("负" if chinese else "minus")
        elif sign.isascii() and sign.isdigit():
            said.append(_HAN_DIGITS[int(sign)] if chinese else sign)
        elif sign.isalnum():
            said.append(sign.upper() if sign.isascii() else sign)
        else:
            said.append((_HAN_MARKS if chinese else _LATIN_MARKS).get(sign, ""))
    if chinese:
        return "".join(said)
    return " ".join(sign for sign in said if sign)


def spoken_name(name: str, locale: str) -> str:
    """A name with its codes spelled, brackets said as a pause and symbols left out.

    Numbers of one or two digits stay numbers ("3号诊室"); longer ones and mixtures of letters and
    digits are codes ("E047").
    """
    pause = "，" if is_chinese(locale) else ", "
    opened = _BRACKETED.sub(lambda match: f"{pause}{match.group(1)}", name)
    plain = _SILENT.sub(" ", opened)

    def spelled(match: "re.Match[str]") -> str:
        code = match.group(0)
        if code.isdigit() and len(code) <= 2:
            return spoken_number(code, locale)
        return spoken_code(code, locale)

    return " ".join(_CODE.sub(spelled, plain).split()).strip(" ,，")


def spoken_number(number: str, locale: str, *, counts: bool = False) -> str:
    """A plain decimal number ("48", "0.80", "-1") as it is read; ending zeros after the point go.

    In Chinese it is spelled out up to 99,999,999, and `counts` says that it counts something, so
    that 2 is 两. Elsewhere the digits stay, which speech engines read rightly.
    """
    sign, digits = ("-", number[1:]) if number[:1] in ("-", "−") else ("", number)
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    if not is_chinese(locale):
        minus = "minus " if sign else ""
        return f"{minus}{whole}.{fraction}" if fraction else f"{minus}{whole}"
    said = "两" if counts and whole == "2" and not fraction else han_number(int(whole))
    if fraction:
        said += "点" + "".join(_HAN_DIGITS[int(digit)] for digit in fraction)
    return ("负" if sign else "") + said


def han_number(number: int) -> str:
    """A whole number from 0 to 99,999,999 in Chinese: 0 零, 12 十二, 105 一百零五, 20000 二万.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 99_999_999:
        raise ValueError(number)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{han_number(high)}万{gap}{_han_thousands(low) if low else ''}"
    said = _han_thousands(number)
    return said[1:] if said.startswith("一十") else said


def _han_thousands(number: int) -> str:
    if number == 0:
        return "零"
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit == 0:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _HAN_DIGITS[digit] + name
        gap = False
    return said
