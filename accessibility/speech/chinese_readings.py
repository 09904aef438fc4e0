"""The sounds of Chinese characters in their words: pinyin with tone numbers, 5 the light tone.

Our own readings (`chinese_readings.txt`) come before pypinyin's phrases, those before single
characters; a character may also be told by its neighbours. 一 and 不 change their tone here; two
third tones in a row are the engine's business.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_LONGEST_WORD = 6
_GRAMMAR = frozenset("的了在和与或从到往向请再后前左右是有去来您我把被将把由就也都很这那为")
"""Single characters that are words of their own more often than not."""
_TITLES = "医生|大夫|主任|护士|教授|先生|女士|小姐|院长|医师|药师|专家|老师|师傅|阿姨|书记|技师"
_CALLED_TO = (
    "到|前往|来|取药|取报告|您好|您的|的?家属|的?家长|同志|请|就诊|缴费|先生|女士|小姐|速|回"
)
"""What follows the name of somebody who is called, as in 请解建国到3诊室."""
_NO_NAMES = (
    "那[位个名天边里些会次种样]|任[一何意选]|洗[澡手脸头肠胃净肾碗衣牙眼车菜发脚鼻消漱]"
    "|黑[色人夜白衣龙]|单[人间班位独个双向]|应[由先当该在于]|盖[章好上住着]|解[开除下放]"
    "|查[看对房血收体到]|区[域分别内]|宁[波夏愿可]|乐[意于观]"
)
"""What begins with a surname and is none."""
_DIGITS = frozenset("零一二三四五六七八九幺")
_BEFORE_PLAIN_ONE = frozenset("第周期拜之统唯零十初")
_POINTING = frozenset("这那哪某每另同任")
_LARGE = frozenset("百千万亿")
_MEASURED = frozenset("毫微厘公摄国纳皮克升米元倍度兆单")
"""What begins a unit: 一 between 点 and one of these is a decimal."""
_AFTER_PLAIN_ONE = frozenset("十月号楼层室区院月期级类型等科厅线床诊病单到至")


@dataclass(frozen=True, slots=True)
class _Readings:
    words: Mapping[str, tuple[str, ...]]
    always: Mapping[str, str]
    """Characters that have one sound, whatever dictionaries say of their words."""
    surnames: "re.Pattern[str]"
    called: "re.Pattern[str]"
    """Surnames where somebody is called, if no word begins there."""
    surname_readings: Mapping[str, tuple[str, ...]]
    given: "re.Pattern[str]"
    """Given names where somebody is called, behind a surname of one or two characters."""
    given_readings: Mapping[str, tuple[str, ...]]
    neighbours: Sequence[tuple["re.Pattern[str]", str]]
    """Single characters where their neighbours tell the sound, and no word of ours does: the first
    character of what a pattern matches, or of its last group."""


@lru_cache(1)
def _readings() -> _Readings:
    tables: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in ("", "!", "=", "~", "+")}
    file = resources.files("accessibility.speech") / "chinese_readings.txt"
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, _, sounds = line.partition("\t")
        kind = word[0] if word[0] in tables else ""
        tables[kind][word.removeprefix(kind)] = tuple(sounds.split())
    surnames = tables["="]
    listed = "|".join(sorted(surnames, key=len, reverse=True))
    pattern = re.compile(
        f"(?:{listed})(?=(?:{_TITLES}))|(?<=姓)(?:{listed})(?!名|氏)|(?:{listed})(?=姓(?!名))"
    )
    called = re.compile(
        f"(?:^|(?<=[请叫号位]))(?!{_NO_NAMES})(?:{listed})(?=.{{1,2}}(?:{_TITLES}|{_CALLED_TO}))"
    )
    given = re.compile(
        f"(?:^|(?<=[请叫号位]))[^子少]{{1,2}}({'|'.join(tables['+'])})(?={_TITLES}|{_CALLED_TO}|$)"
    )
    always = {sign: sounds[0] for sign, sounds in tables["!"].items()}
    neighbours = [(re.compile(pattern), sounds[0]) for pattern, sounds in tables["~"].items()]
    return _Readings(tables[""], always, pattern, called, surnames, given, tables["+"], neighbours)


@lru_cache(8192)
def pinyin_of(han: str) -> tuple[str, ...]:
    """A run of Chinese characters, a syllable for each of them: 长椅 is chang2 yi3."""
    readings = _readings()
    sounds: list[str] = []
    fixed: set[int] = set()
    ends: set[int] = set()
    for word in words_of(han):
        ends.add(len(sounds) + len(word))
        own = readings.words.get(word)
        if own is not None and len(word) > 1:
            fixed.update(range(len(sounds), len(sounds) + len(own)))
        sounds += own or _usual(word)
    for pattern, sound in readings.neighbours:
        for match in pattern.finditer(han):
            at = match.start(match.lastindex or 0)
            if at not in fixed:
                sounds[at] = sound
    for match in readings.given.finditer(han):
        ends.add(match.start(1))
        sounds[match.start(1) : match.end()] = readings.given_readings[match[1]]
        fixed.update(range(match.start(1), match.end()))
    called = (match for match in readings.called.finditer(han) if match.end() in ends)
    named = (match for match in readings.surnames.finditer(han) if match.start() in ends | {0})
    for match in (*named, *called):
        sounds[match.start() : match.end()] = readings.surname_readings[match[0]]
        fixed.update(range(match.start(), match.end()))
    return tuple(
        sound if at in fixed else _changed(han, at, sounds) for at, sound in enumerate(sounds)
    )


def words_of(han: str) -> list[str]:
    """Parts a run into the fewest words, single characters of grammar counting little."""
    own = _readings().words
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(han) + 1):
        choices: list[tuple[float, int]] = []
        for begin in range(max(0, end - _LONGEST_WORD), end):
            word = han[begin:end]
            cost = _cost(word, own)
            if cost is not None:
                choices.append((best[begin][0] + cost, begin))
        best.append(min(choices))
    words: list[str] = []
    end = len(han)
    while end:
        begin = best[end][1]
        words.append(han[begin:end])
        end = begin
    return words[::-1]


def _cost(word: str, own: Mapping[str, Sequence[str]]) -> float | None:
    if len(word) == 1:
        return 0.7 if word in _GRAMMAR else 1.1
    if word in own:
        return 0.9
    return 1.0 if word in _phrases() else None


@lru_cache(1)
def _phrases() -> Mapping[str, object]:
    """The words of pypinyin, which the first sentence loads: a start need not wait for them."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 - see above

    phrases: Mapping[str, object] = PHRASES_DICT
    return phrases


def _usual(word: str) -> list[str]:
    """What pypinyin says. A character that it does not know is left out."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - as in `_phrases`

    readings = _readings()
    if len(word) == 1 and word in readings.words:
        return list(readings.words[word])
    sounds = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
    if len(sounds) != len(word):
        return [""] * len(word)
    sounds = [readings.always.get(sign, sound) for sign, sound in zip(word, sounds, strict=True)]
    # A longer word of the dictionary ends as the word of ours at its end: 不舒服 like 舒服.
    ends = (readings.words.get(word[begin:], ()) for begin in range(1, len(word) - 1))
    end = next(filter(None, ends), ())
    return [*sounds[: len(sounds) - len(end)], *end]


def _changed(han: str, at: int, sounds: Sequence[str]) -> str:
    """The sound of 一 or 不 before its neighbour; any other sound as it is."""
    before = han[at - 1] if at else ""
    after = han[at + 1] if at + 1 < len(han) else ""
    next_tone = sounds[at + 1][-1:] if after else ""
    if han[at] == "不":
        if before and before == after:
            return "bu5"
        return "bu2" if next_tone == "4" and sounds[at] == "bu4" else sounds[at]
    if han[at] != "一":
        return sounds[at]
    if not after or _is_plain_one(before, after, han[at + 2 : at + 3]):
        return "yi1"
    if before == after and han[at - 2 : at - 1] != "一":
        return "yi5"
    return "yi2" if next_tone == "4" or after == "个" else "yi4"


def _is_plain_one(before: str, after: str, next_but_one: str) -> bool:
    """Whether 一 is a digit, an ordinal or a name, which keeps its first tone."""
    return (
        (before in _BEFORE_PLAIN_ONE and after not in _LARGE)
        or before in _DIGITS
        or after in _DIGITS
        or (after in _AFTER_PLAIN_ONE and before not in _POINTING)
        or (before == "月" and after == "日")
        or (after == "点" and next_but_one in _DIGITS)
        or (before == "点" and after in _MEASURED)
    )
