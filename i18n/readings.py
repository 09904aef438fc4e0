"""How Chinese signs are read, by pypinyin, whose dictionaries the first reader loads: a start need
not wait for them. Knows no hospital.
"""


def read_han(phrase: str) -> list[str]:
    """The syllables of a text without tones; what is no Chinese sign stays as it stands."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

    return lazy_pinyin(phrase)
