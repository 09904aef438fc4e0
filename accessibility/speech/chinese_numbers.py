"""Chinese numbers as they are said: amounts, digits one by one, ordinals, telephone numbers."""

import re

from i18n.spoken_codes import han_number

_DIGITS = "零一二三四五六七八九"
_MOST = 99_999_999


def by_digits(digits: str) -> str:
    """Digit by digit: 2026 is 二零二六. What is no digit goes."""
    return "".join(_DIGITS[int(sign)] for sign in digits if sign in "0123456789")


def telephone(number: str) -> str:
    """A telephone number, where 1 is 幺; its groups stay apart."""
    groups = re.split(r"[-\s/.]+", number.strip("-+ "))
    return "，".join(by_digits(group).replace("一", "幺") for group in groups if group)


def whole(digits: str) -> str:
    """A whole number; one too large to count is said digit by digit."""
    number = int(digits)
    return han_number(number) if number <= _MOST else by_digits(digits)


def decimal(number: str) -> str:
    """A number with or without sign and point; ending zeros behind the point go."""
    sign = "负" if number[:1] in "-−" else ""
    first, _, rest = number.lstrip("-−+").replace(",", "").partition(".")
    rest = rest.rstrip("0")
    return sign + whole(first or "0") + (f"点{by_digits(rest)}" if rest else "")


def amount(number: str) -> str:
    """A number that counts what follows it: 2 is 两, 2000 两千, 20000 两万."""
    said = decimal(number)
    if said == "二":
        return "两"
    return re.sub(r"^(负?)二(?=[千万])", r"\1两", said)


def clock_time(hour: int, minute: int, second: int | None = None) -> str:
    """A time of day: 八点, 八点零五分, 两点三十分."""
    said = ("两" if hour == 2 else han_number(hour)) + "点"
    if second is None:
        if minute == 0:
            return said
        return f"{said}{'零' if minute < 10 else ''}{han_number(minute)}分"
    return f"{said}{han_number(minute)}分{han_number(second)}秒"
