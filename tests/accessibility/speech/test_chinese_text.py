"""Numbers, codes, times, prices and units of Chinese texts become words."""

import time

import pytest

from accessibility.speech.chinese_text import read_chinese


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A012", "A 零一二"),
        ("Ａ０１２号", "A 零一二 号"),
        ("305室", "三零五室"),
        ("12号窗口", "十二号窗口"),
        ("D02-301", "D 零二 杠 三零一"),
        ("1-203", "一 杠 二零三"),
        ("2号楼2层有2个窗口", "二号楼二层有两个窗口"),
        ("1-3号", "一到三号"),
        ("第2步", "第二步"),
        ("第1/3页", "第一页，共三页"),
        ("B1层", "B 一 层"),
        ("-1层", "负一层"),
        ("3F", "三楼"),
        ("8:05", "八点零五分"),
        ("8：30-17：00", "八点三十分到十七点"),
        ("2点30分", "两点三十分"),
        ("2026年11月2日", "二零二六年十一月二日"),
        ("2026-11-22", "二零二六年十一月二十二日"),
        ("¥12.50", "十二点五元"),
        ("20000元", "两万元"),
        ("1,280元", "一千二百八十元"),
        ("5%-10%", "百分之五到百分之十"),
        ("37.5℃", "三十七点五摄氏度"),
        ("2米", "两米"),
        ("约200m", "约二百米"),
        ("10-20分钟", "十到二十分钟"),
        ("120/80mmHg", "一百二十比八十毫米汞柱"),
        ("120ng/ml", "一百二十纳克每毫升"),
        ("215×10⁹/L", "二百一十五乘十的九次方每升"),
        ("10^9/L", "十的九次方每升"),
        ("0.15g/24h", "零点一五克每二十四小时"),
        ("C-14呼气", "C 十四呼气"),
        ("1/2", "二分之一"),
        ("拨打120", "拨打幺二零"),
        ("电话：010-62341158", "电话：零幺零，六二三四幺幺五八"),
        ("Ⅱ型", "二型"),
        ("CT2室", "C T 二 室"),
        ("COVID-19", "covid 十九"),
        ("维生素B12片", "维生素 B 十二片"),
        ("维生素D3", "维生素 D 三"),
        ("B12号", "B 一二 号"),
        ("5mg/kg", "五毫克每公斤"),
        ("64排CT", "六十四排 C T"),
        ("A＋B", "A 加 B"),
    ],
)
def test_texts_are_read_in_words(text: str, said: str) -> None:
    assert " ".join(read_chinese(text).split()) == said


def test_no_digit_is_left_to_the_engine() -> None:
    text = "1 01 1.1 1,1 1/0 99:99 0:0 -- 3..4 12345678901234567890 1月99日 ①②③ ½ 0x1F 1e9 ²"

    assert not any(sign.isdigit() for sign in read_chinese(text))


def test_a_long_line_of_nonsense_takes_no_time() -> None:
    began = time.perf_counter()

    for sign in ("1", "1-", "A1", "1/", "1.", "1,", "a", "：", "8:0"):
        read_chinese((sign * 1_000)[:1_000])

    assert time.perf_counter() - began < 2
