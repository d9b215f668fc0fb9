"""Invented articles in pairs: reprints with edits, and other stories that look much alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

FILL = {
    "bank": "云岭银行 红河农商行 青石村镇银行 白沙信用社 远山商业银行 柳河储蓄所",
    "firm": "远山茶业公司 青石竹编合作社 白沙果品公司 柳河机械厂 红河蚕丝公司 云岭药材公司 松坪牧业公司 南溪纺织厂",
    "place": "青石镇 柳河乡 白沙镇 松坪乡 南溪镇 北岭县 红河区 桃源村",
    "office": "农业农村局 工业和信息化局 总工会 人力资源和社会保障局 科学技术局 乡村振兴局",
    "man": "周平 赵大山 林青 王芳 李明 吴桐 陈石 何田 孙小雨 郑重",
    "good": "茶叶 竹编 柑橘 蚕丝 药材 牛羊 农机 布匹",
    "n": "三十 四十五 六十 八十 一百二十 两百 350 470 1200 3600 58 96",
    "y": "300万元 480万元 1200万元 2.5亿元 90万元 6500万元 77万元 1.1亿元",
    "d": "3月5日 4月12日 5月20日 6月8日 7月15日 8月6日 9月10日 10月18日",
}
STORIES = (
    (
        "{d}，{bank}与{firm}在{place}签约，双方将在{good}收购、仓储和运输上合作。",
        "按照协议，{bank}在三年内给这家企业不少于{y}的授信，首笔资金当天到账。",
        "{firm}负责人{man}说，往年一到收购季节手头就紧，今年可以放开手脚去收了。",
        "据介绍，{place}有{good}种养户{n}户，过去卖货要跑到邻县去，路上要花大半天。",
        "{bank}行长{man}表示，他们还在村里设了服务点，老人取养老金不用再进城。",
        "当地{office}有关人员说，全年计划再帮{n}户小企业对接资金，眼下已经完成一半。",
    ),
    (
        "{place}的{good}交易会{d}开幕，来自各地的{n}家企业带着新产品参加。",
        "在{firm}的展台前，{man}忙着给客人介绍今年的新货，一上午就接下好几份订单。",
        "主办方说，开幕当天现场成交{y}，比去年同一天多出不少。",
        "{bank}在会场里摆了桌子，给有订单缺资金的企业当场办理贷款。",
        "{place}从前没有像样的市场，货主在路边摆摊，遇到下雨只好收摊回家。",
        "交易会由{office}主办，持续五天，期间还有技能比赛和夜市。",
    ),
    (
        "{office}日前表彰了一批先进集体和个人，{place}的{man}获得劳动奖章。",
        "{man}在{firm}干了{n}个月的技术革新，带着徒弟改好了十几台老设备。",
        "他的徒弟{man}说，师傅晚上常常留在车间里，图纸改了一遍又一遍。",
        "企业算过一笔账，改造之后每年能省下{y}，次品也少了一大半。",
        "会上，获奖代表发了言，大家谈得最多的是怎样把手艺传给年轻人。",
        "{office}负责人要求各单位学习他们的做法，关心一线职工的生活。",
    ),
    (
        "一条连接{place}和{place}的公路{d}通车，两地来往的时间从两个小时减到半个小时。",
        "这条路投资{y}，沿线有{n}户人家，修路时不少人主动让出了菜地。",
        "跑运输的{man}说，过去下坡要提着心，现在车上的{good}不会颠坏了。",
        "{firm}已经把收购站搬到路口，{man}说每天能多跑两趟。",
        "{bank}为参与修路的{n}个村集体发放了专项贷款，利息由财政补贴一部分。",
        "{office}表示，下一步要把支路也修好，让每个村都有客车经过。",
    ),
    (
        "连日大雨之后，{place}的{n}亩田地受淹，{office}派人到田头指导排水。",
        "种了{n}年地的{man}说，好在前一阵买了保险，理赔员第二天就来看过。",
        "{bank}开了绿色通道，受灾农户的贷款可以晚半年再还，不算逾期。",
        "{firm}送来种苗和肥料，答应秋后按原来说好的价钱收{good}。",
        "据初步统计，这次受灾损失约{y}，没有人员伤亡。",
        "眼下天已放晴，各村正在抢种晚稻和蔬菜，争取把损失补回来。",
    ),
)
TAIL = (
    "本报地址：青石镇人民路一号，邮政编码六五七〇〇〇，广告经营许可证一二三四五号，印刷厂在柳河路。"
)
BACKGROUND = (
    "据了解，这个项目从前年开始筹划，经过多次论证才定下来。项目分三期建设，第一期包括厂房、仓库和一条"
    "进出的道路，第二期建加工车间和冷库，第三期建展示中心。全部建成以后，可以让周围几个乡镇的农户都能"
    "就近卖货，每年预计能给当地带来一千多个就业岗位。"
)
SAME = {
    "表示": "说",
    "日前": "近日",
    "据介绍": "据悉",
    "过去": "以前",
    "眼下": "目前",
    "负责人": "有关负责人",
    "大半天": "半天多",
    "主办": "举办",
}


def story(noise: random.Random, kind: int | None = None, half: int | None = None) -> str:
    """An article of some 250 characters; `kind` says of what, `half` which half of names it has."""
    sentences = STORIES[kind if kind is not None else noise.randrange(len(STORIES))]
    halves = {
        slot: words.split()[half::2] if half is not None else words.split()
        for slot, words in FILL.items()
    }
    names = {slot: noise.sample(words, 2) for slot, words in halves.items()}

    def word(found: re.Match[str]) -> str:
        return noise.choice(names[found[1]])

    return "\n".join(re.sub(r"{(\w+)}", word, sentence) for sentence in sentences)


def _typos(text: str, noise: random.Random) -> str:
    chars = list(text)
    for _ in range(max(1, len(text) // 120)):
        at = noise.randrange(len(chars))
        if not chars[at].isdecimal():
            chars[at] = noise.choice("己未曰囗人入土士")
    return "".join(chars)


def _words(text: str, noise: random.Random) -> str:
    for word in noise.sample(sorted(SAME), 3):
        text = text.replace(word, SAME[word])
    return text


def _cut(text: str, noise: random.Random) -> str:
    lines = text.split("\n")
    return "\n".join(lines[: noise.randint(3, max(3, len(lines) - 1))])


def _beheaded(text: str, noise: random.Random) -> str:
    lines = text.split("\n")
    return "\n".join(lines[min(noise.randint(1, 2), max(0, len(lines) - 3)) :])


def _head(text: str, noise: random.Random) -> str:
    man, paper = noise.choice(FILL["man"].split()), noise.choice(["云岭日报", "红河晚报"])
    return f"{paper}讯（记者 {man} 通讯员 {noise.choice(FILL['man'].split())}）{text}（{man} 摄影报道）"


def _layout(text: str, noise: random.Random) -> str:
    wide = text.translate({ord(str(n)): chr(ord("０") + n) for n in range(10)})
    return "　　" + wide.replace("\n", "\n　　").replace("，", "， ")


def _note(text: str, noise: random.Random) -> str:
    return f"编者按：今天本报刊发一篇来自基层的报道，希望对各地有所启发。\n{text}\n{TAIL}"


EDITS: tuple[Callable[[str, random.Random], str], ...] = (
    _typos,
    _words,
    _cut,
    _beheaded,
    _head,
    _layout,
    _note,
)


def reprints(seed: int, count: int) -> Iterator[tuple[str, str, str]]:
    """Pairs of one text with one to three edits, and what was done."""
    noise = random.Random(seed)  # noqa: S311
    for n in range(count):
        text = other = story(noise)
        edits = [EDITS[n % len(EDITS)], *noise.sample(EDITS, noise.randint(0, 2))]
        for edit in edits:
            other = edit(other, noise)
        yield text, other, "+".join(edit.__name__ for edit in edits)


def others(seed: int, count: int) -> Iterator[tuple[str, str, str]]:
    """Pairs of two stories with much in common, and what they share."""
    noise = random.Random(seed)  # noqa: S311
    for n in range(count):
        kind = noise.randrange(len(STORIES))
        one, other = story(noise, kind, 0), story(noise, kind, 1)
        if n % 4 == 0:
            yield one, other, "sentences but for names and figures"
            yield one, _renamed(one, noise), "all but names"
        elif n % 4 == 1:
            other = story(noise, (kind + 1) % len(STORIES))
            yield f"{one}\n{BACKGROUND}", f"{other}\n{BACKGROUND}\n{TAIL}", "background"
        elif n % 4 == 2:
            brief = "\n".join(one.split("\n")[:2])
            more = "\n".join(story(noise, k) for k in range(len(STORIES)) if k != kind)
            yield brief, f"{brief}\n{more}", "a brief in a round-up"
        else:
            figures = re.sub(r"\d+", lambda found: str(noise.randint(20, 9000)), one)
            yield _prices(noise), _prices(noise), "a series"
            yield f"{one}\n{TAIL}", f"{_renamed(figures, noise)}\n{TAIL}", "names and figures"


def _prices(noise: random.Random) -> str:
    goods = "白菜 萝卜 土豆 黄瓜 猪肉 鸡蛋 大米 菜油 豆腐 鲤鱼".split()
    prices = "，".join(f"{good}每斤{noise.randint(10, 300) / 10}元" for good in goods)
    day = noise.choice(FILL["d"].split())
    return f"市农贸中心{day}公布本周主要农产品零售价格：{prices}。价格总体平稳，货源充足，市民可以放心购买。"


def _renamed(text: str, noise: random.Random) -> str:
    for slot in ("bank", "firm", "place", "man", "office"):
        words = FILL[slot].split()
        turned = dict(zip(words, [*words[1:], words[0]], strict=True))
        text = re.sub("|".join(words), lambda found, turned=turned: turned[found[0]], text)  # type: ignore[misc]
    return text
