"""Characters with several sounds are read by their words."""

from importlib import resources

import pytest

from accessibility.speech.chinese_readings import pinyin_of, words_of


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("长椅", "chang2 yi3"),
        ("办公室长廊", "ban4 gong1 shi4 chang2 lang2"),
        ("重症", "zhong4 zheng4"),
        ("出血", "chu1 xue4"),
        ("量血压", "liang2 xue4 ya1"),
        ("颈椎", "jing3 zhui1"),
        ("一个", "yi2 ge4"),
        ("第一层", "di4 yi1 ceng2"),
        ("一步一步", "yi2 bu4 yi2 bu4"),
        ("看一看", "kan4 yi5 kan4"),
        ("这一类", "zhe4 yi2 lei4"),
        ("不是", "bu2 shi4"),
        ("能不能", "neng2 bu5 neng2"),
        ("曾医生", "zeng1 yi1 sheng1"),
        ("曾经", "ceng2 jing1"),
        ("请找单主任", "qing3 zhao3 shan4 zhu3 ren4"),
        ("请解建国到三诊室", "qing3 xie4 jian4 guo2 dao4 san1 zhen3 shi4"),
        ("请解释到诊时间", "qing3 jie3 shi4 dao4 zhen3 shi2 jian1"),
        ("请单独到诊室", "qing3 dan1 du2 dao4 zhen3 shi4"),
        ("请任选一个", "qing3 ren4 xuan3 yi2 ge4"),
        ("第二行", "di4 er4 hang2"),
        ("请先行缴费", "qing3 xian1 xing2 jiao3 fei4"),
        ("蒙脱石散", "meng2 tuo1 shi2 san3"),
        ("人群已疏散", "ren2 qun2 yi3 shu1 san4"),
        ("脏衣物", "zang1 yi1 wu4"),
        ("心脏衣", "xin1 zang4 yi1"),
        ("请重取一个号", "qing3 chong2 qu3 yi2 ge4 hao4"),
        ("体重登记", "ti3 zhong4 deng1 ji4"),
        ("教您", "jiao1 nin2"),
        ("六点一毫克", "liu4 dian3 yi1 hao2 ke4"),
        ("三点一刻", "san1 dian3 yi2 ke4"),
        ("我姓单", "wo3 xing4 shan4"),
        ("去看中医", "qu4 kan4 zhong1 yi1"),
        ("检验报告处在三楼", "jian3 yan4 bao4 gao4 chu4 zai4 san1 lou2"),
        ("长什么样", "zhang3 shen2 me5 yang4"),
        ("吃得了流食", "chi1 de5 liao3 liu2 shi2"),
        ("得了糖尿病", "de2 le5 tang2 niao4 bing4"),
        ("睡不着觉", "shui4 bu5 zhao2 jiao4"),
        ("看护士", "kan4 hu4 shi5"),
        ("五味子", "wu3 wei4 zi3"),
        ("一点儿", "yi4 dian3 er5"),
        ("孤儿", "gu1 er2"),
        ("迟发型", "chi2 fa1 xing2"),
        ("行", "xing2"),
        ("", ""),
    ],
)
def test_a_run_is_read_by_its_words(text: str, sounds: str) -> None:
    assert " ".join(pinyin_of(text)) == sounds


def test_every_character_has_a_sound() -> None:
    text = "龘𠮷㐀〇囍"

    assert len(pinyin_of(text)) == len(text)
    assert "".join(words_of(text)) == text


def test_own_readings_have_a_syllable_for_each_character_and_stand_there_once() -> None:
    file = resources.files("accessibility.speech") / "chinese_readings.txt"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    lines_of_neighbours = [line for line in lines if line.startswith("~")]
    rows = [line.split("\t") for line in lines if not line.startswith("~")]

    assert len(lines_of_neighbours) > 15
    assert [row for row in rows if len(row[0].lstrip("=!")) != len(row[1].split())] == []
    assert len({row[0] for row in rows}) == len(rows)
    assert [row for row in rows if any(sound[-1] not in "12345" for sound in row[1].split())] == []
