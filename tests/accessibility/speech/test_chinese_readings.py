"""Characters with several sounds are read by their words."""

import re
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
        ("按现行规则", "an4 xian4 xing2 gui1 ze2"),
        ("我没过敏", "wo3 mei2 guo4 min3"),
        ("水没过脚面", "shui3 mo4 guo4 jiao3 mian4"),
        ("您得先交费", "nin2 dei3 xian1 jiao1 fei4"),
        ("报告得三天", "bao4 gao4 dei3 san1 tian1"),
        ("不得拍照", "bu4 de2 pai1 zhao4"),
        ("疼得打滚", "teng2 de5 da3 gun3"),
        ("缓缓地吸气", "huan3 huan3 de5 xi1 qi4"),
        ("干干净净地擦", "gan1 gan1 jing4 jing4 de5 ca1"),
        ("小心地滑", "xiao3 xin1 di4 hua2"),
        ("门诊地点", "men2 zhen3 di4 dian3"),
        ("为患者服务", "wei4 huan4 zhe3 fu2 wu4"),
        ("诊断为肺炎", "zhen3 duan4 wei2 fei4 yan2"),
        ("患者为老年女性", "huan4 zhe3 wei2 lao3 nian2 nv3 xing4"),
        ("更为方便", "geng4 wei2 fang1 bian4"),
        ("挂不上号", "gua4 bu5 shang4 hao4"),
        ("成分不明", "cheng2 fen4 bu4 ming2"),
        ("人数不够", "ren2 shu4 bu2 gou4"),
        ("手脏了", "shou3 zang1 le5"),
        ("查心脏", "cha2 xin1 zang4"),
        ("背上书包", "bei1 shang4 shu1 bao1"),
        ("背上起疹", "bei4 shang5 qi3 zhen3"),
        ("包落在车上", "bao1 la4 zai4 che1 shang5"),
        ("有多重", "you3 duo1 zhong4"),
        ("按重听键", "an4 chong2 ting1 jian4"),
        ("重听患者", "zhong4 ting1 huan4 zhe3"),
        ("就诊卡在服务台", "jiu4 zhen3 ka3 zai4 fu2 wu4 tai2"),
        ("鱼刺卡在喉咙", "yu2 ci4 qia3 zai4 hou2 long2"),
        ("慢慢长大", "man4 man4 zhang3 da4"),
        ("从左数第三个", "cong2 zuo3 shu3 di4 san1 ge4"),
        ("看看片子", "kan4 kan5 pian1 zi5"),
        ("请走走廊", "qing3 zou3 zou3 lang2"),
        ("和药师核对", "he2 yao4 shi1 he2 dui4"),
        ("大黄和川芎", "dai4 huang2 he2 chuan1 xiong1"),
        ("满头大汗", "man3 tou2 da4 han4"),
        ("那位医生", "na4 wei4 yi1 sheng1"),
        ("请查建国家属到护士站", "qing3 zha1 jian4 guo2 jia1 shu3 dao4 hu4 shi5 zhan4"),
        ("解姓患者", "xie4 xing4 huan4 zhe3"),
        ("请燕子青到胃镜室", "qing3 yan1 zi3 qing1 dao4 wei4 jing4 shi4"),
        ("请张少军的家属", "qing3 zhang1 shao4 jun1 de5 jia1 shu3"),
        ("减少明显", "jian3 shao3 ming2 xian3"),
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

    assert len(lines_of_neighbours) > 200
    assert len(set(lines_of_neighbours)) == len(lines_of_neighbours)
    assert [x for x in lines_of_neighbours if not re.fullmatch(r"~.+\t[a-z]+[1-5]", x)] == []
    assert [row for row in rows if len(row[0].lstrip("=!+")) != len(row[1].split())] == []
    assert len({row[0] for row in rows}) == len(rows)
    assert [row for row in rows if any(sound[-1] not in "12345" for sound in row[1].split())] == []
