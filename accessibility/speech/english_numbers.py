"""English numbers in words: cardinals, ordinals, years, digits one by one, times of day."""

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = (*("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MOST = 999_999_999


def by_digits(digits: str) -> str:
    """Digit by digit: 305 is three zero five. What is no digit goes."""
    return " ".join(_ONES[int(sign)] for sign in digits if sign in "0123456789")


def cardinal(number: int) -> str:
    """A whole number from 0 on: 105 is one hundred five."""
    if number > _MOST:
        return by_digits(str(number))
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens] + (f" {_ONES[rest]}" if rest else "")
    if number < 1_000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" {cardinal(rest)}" if rest else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= size:
            many, rest = divmod(number, size)
            return f"{cardinal(many)} {name}" + (f" {cardinal(rest)}" if rest else "")
    raise AssertionError(number)


def decimal(number: str) -> str:
    """A number with or without sign, groups and point; ending zeros behind the point go."""
    sign = "minus " if number[:1] in "-−" else ""
    whole, _, rest = number.lstrip("-−+").replace(",", "").partition(".")
    rest = rest.rstrip("0")
    said = cardinal(int(whole or "0"))
    return f"{sign}{said} point {by_digits(rest)}" if rest else f"{sign}{said}"


def ordinal(number: int) -> str:
    """Its place in a row: 22 is twenty second."""
    head, _, last = cardinal(number).rpartition(" ")
    if last in _ORDINALS:
        said = _ORDINALS[last]
    elif last.endswith("y"):
        said = f"{last[:-1]}ieth"
    else:
        said = f"{last}th"
    return f"{head} {said}".strip()


def year(number: int) -> str:
    """A year of four digits: 2026 is twenty twenty six, 2005 two thousand five."""
    high, low = divmod(number, 100)
    if number % 1_000 < 10:
        return cardinal(number)
    if low == 0:
        return f"{cardinal(high)} hundred"
    return f"{cardinal(high)} {'oh ' if low < 10 else ''}{cardinal(low)}"


def clock_time(hour: int, minute: int) -> str:
    """A time of day: eight o'clock, eight oh five, seventeen hundred."""
    if minute:
        return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    return f"{cardinal(hour)} o'clock" if 1 <= hour <= 12 else f"{cardinal(hour)} hundred"
