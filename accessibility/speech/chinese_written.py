"""Chinese texts in one way of writing: signs, Roman numerals, list marks and short forms become
what the reading of numbers knows. Knows no sounds and no pauses.
"""

import re
import unicodedata
from collections.abc import Callable

from accessibility.speech.chinese_numbers import amount, by_digits, whole
from accessibility.speech.chinese_units import ROMAN
from accessibility.speech.powers import power_written_out

Match = re.Match[str]

_MARKS = "，。；：！？、（）"
_ROMAN_SIGN = re.compile(f"[{''.join(ROMAN)}]")
_ROMAN_LETTERS = {
    "I": "一",
    "II": "二",
    "III": "三",
    "IV": "四",
    "V": "五",
    "VI": "六",
    "VII": "七",
    "VIII": "八",
    "IX": "九",
}
_CIRCLED = re.compile("[①-⑳](?![号楼层区栋])")
_RAISED = re.compile(r"(?<![\d^])(\d)([²³])(?![A-Za-z])")
_SQUARED = re.compile("(?<=[\u4e00-\u9fff])²")
_FULL_WIDTH_COLON = re.compile(r"(?<=[\d０-９])：(?=[\d０-９]{2})")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")
_MEASURED = (
    "收缩压|舒张压|血压|高压|低压|眼压|心率|脉搏|体重|身高|血氧|血糖|尿酸|胆固醇|血小板|白细胞"
    "|评分|得分|总分|度数|近视|远视|散光|老花"
)
"""What is followed by a value that is counted, with or without its unit."""

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
"""What number plates begin with."""


def _half_of_day(match: Match) -> str:
    half = "上午" if match[3] in "Aa" else "下午"
    return f"{half}{match[1]}{match[2] or '点'}"


def _number_plate(match: Match) -> str:
    """Sign by sign: 浙A·8F36K. Figures stand as characters, so that no rule joins them."""
    signs = (by_digits(sign) or sign for sign in match[3])
    return f"{match[1]}{match[2]} {' '.join(signs)} "


def _vertebrae(match: Match) -> str:
    return f" {match[1]}{whole(match[2])} {match[3]}{whole(match[4])}"


_FORMS: tuple[tuple[str, str | Callable[[Match], str]], ...] = (
    (r"(?i)(?<![A-Za-z])x[- ]?ray", "X光"),
    (r"(?i)(?<![A-Za-z])wi-?fi(?![A-Za-z])", "wifi"),
    (r"(?i)(?<![A-Za-z])no[.:：]\s*(\d+)号?(?!\d)", r"\1号"),
    (r"(?i)(?<![A-Za-z])no[.:：]\s*(?=[A-Za-z]\d)", ""),
    (r"(?i)(?<![A-Za-z])covid-(?=\d{2}(?!\d))", "COVID "),
    (r"(?<![A-Za-z])Dr\.?(?= ?[A-Z])", "Doctor"),
    (r"(?<![A-Za-z])Mr\.?(?= ?[A-Z])", "Mister"),
    (r"(?<![A-Za-z])Mrs\.?(?= ?[A-Z])", "Missis"),
    (
        r"(?<![A-Za-z])(?:(?:VI{1,3}|I[IVX]|III)(?=\s*[级型期度类区段导])|[IV](?=\s*[级期度])|I(?=\s*型))",
        lambda match: _ROMAN_LETTERS[match[0]],
    ),
    (
        rf"([{_PROVINCES}])\s?([A-Z])\s?[·•・.-]?\s?(?=[A-Z]*\d)([A-Z\d]{{5,6}})(?![A-Za-z\d])",
        _number_plate,
    ),
    (r"(?<![A-Za-z\d])([CTLS])(\d{1,2})/([CTLS]?)(\d{1,2})(?!\d)", _vertebrae),
    (
        r"(?<![A-Za-z])(HPV|CD|IL|Ki|辅酶Q)[- ]?(\d{2})(?!\d)",
        lambda match: f"{match[1].upper()} {whole(match[2])}",
    ),
    (r"(?:(?<=[\n。；;！？])|^)\s*[(（]?(\d{1,2})[.)）](?=\s*[\u4e00-\u9fff])", r"\1，"),
    (r"(?:(?<=[(（，：:])|^)-(?=\d+(?:\.\d+)?(?![\d:.]))", "负"),
    (r"(?<!\d)(\d{1,2})(:\d{2})?\s*([AaPp])\.?[Mm](?![A-Za-z])", _half_of_day),
    (r"[(（]\s*\+\s*[)）]", "阳性"),
    (r"[(（]\s*-\s*[)）]", "阴性"),
    (r"(\d岁)\+", r"\1以上"),
    (r"(\d)\+(?=[人天例种年家个名位次])", r"\1多"),
    (r"(?<=元)\s*/\s*(?=[\d\u4e00-\u9fff])", "每"),
    (r"(?<=\d)(mg|ml|mL|g|μg|ug|IU|L)\s*/\s*(?=[次片粒支袋瓶天日晚周月人贴包])", r"\1每"),
    (r"(?<=[\d万])\s?U(?![A-Za-z\d/])", "单位"),
    (r"步骤\s*(\d+)/(\d+)(?!\d)", r"步骤\1，共\2步"),
    (
        rf"((?:{_MEASURED})\s*[为是约:：]?\s*)(\d{{3,}})(?!\s*[A-Za-zμ%×~～–—至到\d.:/,-])",
        lambda match: f"{match[1]}{whole(match[2])}",
    ),
    (
        r"(?<![A-Za-z\d.,-])(\d{3,})(?=\s*(?:字|单位|国际单位|大卡|焦耳|兆|分(?![机诊院部店号])|度|强))",
        lambda match: amount(match[1]),
    ),
    (
        r"((?:床位|编制|开放|共|设|拥有)\s*)(\d{3,})(?=\s*床)",
        lambda match: f"{match[1]}{amount(match[2])}张",
    ),
    (
        r"(视力[^\d，。；、]{0,6}|版本|(?<![A-Za-z])[Vv])(\d)\.(\d)(?![\d.])",
        lambda match: f"{match[1]}{whole(match[2])}点{by_digits(match[3])}",
    ),
    (r"(?<![\d.])(\d)\.0(?=\s*T(?![A-Za-z]))", lambda match: f"{whole(match[1])}点零"),
)
_WRITTEN = tuple((re.compile(pattern, re.ASCII), plain) for pattern, plain in _FORMS)


def in_one_writing(text: str) -> str:
    """A text without signs that say the same as letters, digits and words do."""
    said = _ROMAN_SIGN.sub(lambda match: ROMAN[match[0]], power_written_out(text))
    said = _CIRCLED.sub(lambda match: f"，{unicodedata.normalize('NFKC', match[0])}，", said)
    said = _RAISED.sub(lambda match: f"{match[1]}的{'二' if match[2] == '²' else '三'}次方", said)
    said = _SQUARED.sub("的平方", said)
    said = said.replace("㎡", "m2").replace("²", "2").replace("№", "#").replace("∶", ":")
    said = _FULL_WIDTH_COLON.sub(":", said)
    # Full-width marks stay apart from their twins, which may stand inside numbers.
    said = "".join(sign if sign in _MARKS else unicodedata.normalize("NFKC", sign) for sign in said)
    said = said.replace("〇", "零").replace("−", "-").replace("〔", "（").replace("〕", "）")
    said = _APOSTROPHE.sub("", said)
    for pattern, plain in _WRITTEN:
        said = pattern.sub(plain, said)
    return said
