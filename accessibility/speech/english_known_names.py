"""Chinese names and what stands beside them in English texts: data of the reading, no rules."""

TITLES = frozenset(
    {
        *("doctor", "mister", "missis", "mizz", "miss", "mr", "mrs", "ms", "professor"),
        *("nurse", "director", "dean", "chief", "surname"),
    }
)
SURNAMES = frozenset(
    {
        *("wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou"),
        *("wu", "xu", "zhu", "hu", "gao", "lin", "guo", "luo", "liang"),
        *("zheng", "xie", "tang", "feng", "yu", "xiao", "cheng", "cao", "yuan"),
        *("deng", "fu", "shen", "zeng", "peng", "su", "lu", "jiang", "cai"),
        *("jia", "wei", "xue", "yan", "du", "dai", "xia", "zhong", "tian"),
        *("ren", "shi", "yao", "liao", "zou", "xiong", "jin", "hao", "bai"),
        *("cui", "kang", "mao", "qiu", "qin", "gu", "hou", "shao", "meng"),
        *("duan", "lei", "qian", "yin", "wen", "qi", "ou", "zuo", "lv"),
        *("niu", "nie", "geng", "guan", "zhuang", "yue", "zhan", "chai", "ouyang"),
        *("situ", "sima", "zhuge", "shangguan", "huangfu", "gongsun", "murong", "xiahou"),
        *("tu", "ni", "pei", "hua", "qu", "fei", "ji", "qiao", "ruan", "sheng", "weng", "xing"),
        *("zang", "zhai", "zhen", "zhuo", "bian", "ning", "dou", "zhuang", "kuang", "jing", "ying"),
    }
)
"""Of the commonest surnames those that are no English words."""
SURNAMES_AND_WORDS = frozenset(
    {
        *("sun", "song", "long", "he", "ma", "fan", "fang", "gong", "han", "hong", "kong", "man"),
        *("pan", "tan", "wan", "you", "an", "ding", "ye", "yi", "ke", "mo", "ge", "bi", "dong"),
    }
)
"""Surnames that are English words too: told by a given name behind them."""
GIVEN_NAMES = frozenset(
    {
        *("bin", "bo", "dan", "fang", "hong", "hui", "juan", "jun", "kun", "lan", "ling"),
        *("long", "mei", "min", "ming", "na", "nan", "ning", "ping", "rui", "tao", "ting", "xin"),
        *("yi", "ying", "yun", "chao", "hai", "kai", "rong", "yong"),
    }
)
"""Common given names of one syllable: names behind a surname, whatever else they may be."""
PLACE_NAMES = frozenset(
    {
        *("andingmen", "anhui", "anshan", "anzhen", "baiyun", "bao'an", "baoding", "baoji"),
        *("baoshan", "baotou", "beihai", "beilin", "binjiang", "changchun", "changning"),
        *("changping", "changsha", "chunxi", "dali", "dalian", "daqing", "datong", "daxing"),
        *("ditan", "dongdan", "dongguan", "dongsi", "fangshan", "foshan", "fudan", "fujian"),
        *("fushun", "futian", "fuwai", "fuxingmen", "gansu", "gaoxin", "guilin", "gulou"),
        *("guomao", "haidian", "haikou", "hainan", "handan", "hankou", "hanyang", "hebei"),
        *("hefei", "henan", "hengyang", "heping", "hepingmen", "hongkou", "hongshan", "huadong"),
        *("huadu", "huai'an", "huaihai", "huairou", "huangpu", "huawei", "huaxin", "hubei"),
        *("huizhou", "hunan", "huzhou", "jiading", "jiaxing", "jilin", "jinan", "jing'an"),
        *("jingzhou", "jinhua", "jining", "jinniu", "jinsong", "kaifeng", "kangning", "kunming"),
        *("leshan", "lianhu", "linyi", "liuzhou", "liwan", "longgang", "longyan", "luohu"),
        *("luoyang", "meituan", "mentougou", "mianyang", "minhang", "minzu", "miyun", "nan'an"),
        *("nanchang", "nanjing", "nankai", "nanning", "nansha", "nanshan", "nantong", "nanyang"),
        *("ningbo", "panyu", "pinggu", "pudong", "putian", "putuo", "renji", "renmin", "ruijin"),
        *("sanlitun", "sanya", "shandong", "shantou", "shijingshan", "shijitan", "shuangjing"),
        *("shunyi", "sichuan", "sihui", "taiyuan", "taizhou", "tangshan", "tianfu", "tianhe"),
        *("tianhebei", "tianjin", "tianshui", "tiantan", "tongji", "tongren", "tongzhou"),
        *("wangfujing", "wangjing", "weifang", "wenling", "wuchang", "wudaokou", "wuhan"),
        *("wuhou", "wuxi", "xianyang", "xidan", "xinhua", "xuzhou", "yan'an", "yangpu"),
        *("yanqing", "yanta", "yantai", "yantian", "yichang", "yinchuan", "youan", "youyi"),
        *("yubei", "yuexiu", "yueyang", "yuhua", "yunnan", "zhanjiang", "zhongda"),
        *("zibo", "zunyi"),
    }
)
"""Places in China whose spelling does not tell that they are no English words."""
PLACES = frozenset(
    {
        *("road", "street", "avenue", "district", "hospital", "station", "square", "bridge"),
        *("county", "temple", "province"),
        *("university", "campus"),
    }
)
"""What stands behind the name of a place."""
