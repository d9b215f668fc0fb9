"""Copies of annotated sentences with other names in the places of the names.

The pages name a few hundred institutions many times; a tagger trained on them alone learns those
names. In a copy, names of a class are drawn anew: divisions from the gazetteer, persons from
surnames and the given names of a corpus, institutions put together from a place, a stem and a head.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from corpora import Example, Name

from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Division, load_gazetteer
from kg.mentions.lexicon import load_lexicon

STEM_CHARACTERS = "华中天新兴盛泰恒宏鑫隆昌瑞祥福安康达通联丰源海江山云星辰光明远大东方金银玉龙凤鹏翔科创智慧绿蓝红青嘉佳美优思睿博文雅德信诚正和顺利永长久丽景秀川岭松柏竹梅兰菊荷晨曦旭"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红鹏飞雪梅晨曦文博浩然子轩雨桐佳怡建国志强海燕晓东春生国庆立新永红思远卫东小龙亚男一鸣梓涵俊宇欣悦嘉诚家豪"
INDUSTRY = "电子 机械 食品 药业 生物科技 信息技术 农业科技 新能源 环保 物流 建材 纺织 服饰 餐饮管理 文化传媒 精密制造 材料 汽车零部件 医疗器械 商贸 供应链 智能装备 网络科技 旅游开发 建筑工程".split()
LEGAL = "有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司 集团 公司 厂".split()
BANK = "中国银行 工商银行 农业银行 建设银行 交通银行 邮储银行 招商银行 兴业银行 浦发银行 工行 农行 建行 农发行 光大银行 民生银行 中信银行".split()
SHORT = ("科技", "股份", "集团", "担保", "药业", "智能", "食品", "生物", "资本", "实业", "", "", "")


class Inventor:
    """Draws names; the same seed draws the same names."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        gazetteer = load_gazetteer()
        self.levels = {level: [d for d in gazetteer.by_code.values() if d.level == level]
                       for level in (PROVINCE, CITY, COUNTY, TOWNSHIP)}  # fmt: skip
        ranks = dict(load_lexicon().surnames.items())
        self.surnames = sorted(ranks, key=ranks.__getitem__)[:300]

    def place(self, old: str) -> str:
        """A division of the same kind as `old`, full or short; other places keep their kind."""
        draw = self.random.choice
        for tail, level in (
            ("省", 1),
            ("市", 2),
            ("县", 3),
            ("区", 3),
            ("镇", 4),
            ("乡", 4),
            ("街道", 4),
        ):
            if old.endswith(tail) and len(old) > 2:
                return draw([d for d in self.levels[level] if d.name.endswith(tail)]).name
        lexicon = load_lexicon()
        kind = lexicon.divisions.get(old)
        if kind in ("1s", "2s", "3s"):
            return draw(self.levels[int(kind[0])]).short
        head = lexicon.head_of(old)
        if (
            head
            and head.type == "Place"
            and head.strength == "strong"
            and len(old) > len(head.word)
        ):
            return self.stem() + head.word
        return old

    def person(self) -> str:
        """A surname with a given name of one or two characters."""
        given = "".join(self.random.choices(GIVEN, k=self.random.choice((1, 2, 2))))
        return self.random.choice(self.surnames) + given

    def stem(self) -> str:
        """Two characters as trade names and streets have them, now and then three."""
        return "".join(self.random.choices(STEM_CHARACTERS, k=self.random.choice((2, 2, 2, 3))))

    def area(self) -> Division:
        """A city or county."""
        return self.random.choice(self.levels[self.random.choice((CITY, COUNTY))])

    def enterprise(self, old: str) -> str:
        """A company, as full or as short as `old` is."""
        draw = self.random.choice
        if len(old) <= 4:
            return self.stem() + draw(SHORT)
        place = draw((self.area().short, self.area().name, "", ""))
        if draw((0, 0, 0, 1)):
            return f"{self.stem()}{draw(INDUSTRY)}（{self.area().short}）{draw(LEGAL[:5])}"
        return place + self.stem() + draw(INDUSTRY) + draw(LEGAL)

    def bank(self, old: str) -> str:
        """A national bank's branch, or a local bank or its branch."""
        draw = self.random.choice
        if old.endswith(("支行", "分行")):
            if len(old) <= 5:
                return draw((self.area().short, self.stem())) + draw(("支行", "分行", "支行"))
            owner = draw((*BANK, *(self.local_bank() for _ in range(8))))
            area = self.area()
            return (
                owner + draw((area.short, area.name, self.stem())) + draw(("支行", "分行", "支行"))
            )
        return draw((self.local_bank(), self.local_bank(), draw(BANK)))

    def local_bank(self) -> str:
        """A bank that bears a place or a stem."""
        area = self.random.choice((self.area().short, self.stem()))
        tail = ("银行", "农商银行", "农村商业银行", "村镇银行", "农村信用合作联社", "农商行")
        return area + self.random.choice(tail)

    def union(self, old: str) -> str:
        """A trade union of an area, an industry or an enterprise."""
        draw = self.random.choice
        if old.endswith("总工会"):
            if len(old) <= 4:
                return draw("市区县省州镇") + "总工会"
            return self.place(old[:-3]) + "总工会" if len(old) <= 7 else self.area().name + "总工会"
        owner = draw(
            (
                self.enterprise("长长长长长"),
                self.area().name + draw(INDUSTRY) + "行业",
                self.stem() + "集团",
            )
        )
        return owner + draw(("工会", "工会", "工会联合会", "工会委员会"))

    def institution(self, old: str) -> str:
        """An agency or other organisation: `old` with the division in its name exchanged."""
        lexicon = load_lexicon()
        for start in range(0, min(2, len(old))):
            found = [(e, k) for e, k in lexicon.divisions.at(old, start) if e < len(old)]
            if found and start == 0:
                end, _ = found[-1]
                return self.place(old[:end]) + old[end:]
        return old


def swapped(examples: Iterable[Example], copies: int, seed: int = 3) -> Iterator[Example]:
    """Each example with a name of an institution, place or person in it, `copies` times anew."""
    inventor = Inventor(seed)
    draw = {
        "Place": inventor.place,
        "Person": lambda old: inventor.person(),
        "Enterprise": inventor.enterprise,
        "Bank": inventor.bank,
        "TradeUnion": inventor.union,
    }
    for text, names in examples:
        if not names:
            continue
        for _ in range(copies):
            yield exchange(text, names, lambda kind, old: draw.get(kind, inventor.institution)(old),
                           inventor.random)  # fmt: skip


def exchange(text: str, names: list[Name], draw: object, chance: random.Random) -> Example:
    """The text with four of five names drawn anew, the same old name giving the same new one."""
    assert callable(draw)
    chosen: dict[str, str] = {}
    out, result, at = "", [], 0
    for start, end, kind in sorted(names):
        old = text[start:end]
        if old not in chosen:
            chosen[old] = draw(kind, old) if chance.random() < 0.8 else old
        out += text[at:start]
        result.append((len(out), len(out) + len(chosen[old]), kind))
        out += chosen[old]
        at = end
    return out + text[at:], result
