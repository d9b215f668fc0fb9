"""What the end of a name says that it is: a branch is no bank, a union no company."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from kg.entities.spelling import NUMERAL

COMPANY, BANK, BRANCH, UNION = "company", "bank", "branch", "union"
SUBSIDIARY, PARTY = "subsidiary", "party"

_IN_BRACKETS = ("{}", "（{}", "{}）", "（{}）")  # also torn, as names are cut
_LEGAL = (
    ("", *(form.format(word) for word in ("集团", "控股", "投资控股") for form in _IN_BRACKETS)),
    ("", "股份", "控股"),
    ("", "有限"),
    ("", "责任"),
    ("", "总"),
    ("公司",),
)
_KINDS: tuple[tuple[str, str], ...] = (
    (SUBSIDIARY, "分公司 子公司"),
    (
        COMPANY,
        " ".join("".join(words) for words in product(*_LEGAL))
        + " 集团 （集团 集团） （集团） 股份 股份有限 控股 有限",
    ),
    (BRANCH, "支行 分行 分理处 营业部 营业室 储蓄所 分社"),
    (
        BANK,
        "银行 银行股份有限公司 银行有限责任公司 农商行 联社 联合社 信用社 信用合作社 信用合作联社",
    ),
    (UNION, "工会联合会 总工会 工会委员会 工会"),
    (
        PARTY,
        "党支部 党总支 党委 党组 党工委 工委 纪委 纪检监察组 团委 团支部 支部 委员会党校",
    ),
    ("government", "人民政府 政府 管委会 管理委员会"),
    ("court", "高级人民法院 中级人民法院 人民法院 法院 人民法庭 法庭 中院 高院"),
    ("procuratorate", "人民检察院 检察院"),
    ("council", "村民委员会 居民委员会 村委会 居委会"),
    ("congress", "人民代表大会 人大 人大常委会 常务委员会"),
    ("taskforce", "工作专班 专班 领导小组 指挥部"),
    ("office", "办公室 办事处 办"),
    ("commission", "委员会 委"),
    ("bureau", "分局 总局 局"),
    ("hall", "厅"),
    ("ministry", "部"),
    ("team", "支队 大队 中队 总队 队"),
    ("station", "派出所 服务站 站 所 驿站"),
    (
        "institute",
        "科学院 研究院 设计院 勘察院 勘测院 检验院 检测院 规划院 测绘院 工程院 技术院 地质院 研究所",
    ),
    ("theatre", "剧院 大剧院 剧场 影院 剧团 画院 书院 乐团"),
    (
        "firm",
        "制作所 株式会社 会社 商行 商店 餐厅 饭店 酒店 酒楼 超市 药房 药店 事务所 茶厂 俱乐部",
    ),
    ("department", "科室 科 处"),
    ("university", "大学 学院 学校附属学院"),
    ("hospital", "医院 卫生院 中医院 保健院 院"),
    ("primary", "小学校 小学 小"),
    ("school", "高级中学 中学 高中 初中 一贯制学校 附中"),
    ("academy", "学校 校"),
    ("kindergarten", "幼儿园 幼"),
    ("park", "产业园 工业园 园区 公园 园"),
    ("factory", "总厂 分厂 厂"),
    ("mine", "煤矿 铁矿 矿业 矿"),
    (
        "association",
        "协会 学会 商会 联合会 总会 促进会 研究会 慈善会 红十字会 会 联盟",
    ),
    ("foundation", "基金会"),
    ("centre", "中心"),
    ("museum", "博物馆 图书馆 文化馆 体育馆 馆"),
    ("cooperative", "专业合作社 合作社"),
    ("media", "日报 晚报 报社 电视台 报 台 社"),
    ("group", "服务队 志愿队"),
)


def _by_end() -> dict[str, tuple[str, ...]]:
    """What each end of a name may say, in the order of the kinds."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, ends in _KINDS:
        for end in dict.fromkeys(ends.split()):
            found[end] = (*found.get(end, ()), kind)
    return found


_KINDS_OF = _by_end()
_LONGEST = max(map(len, _KINDS_OF))
_LAST = frozenset(end[-1] for end in _KINDS_OF)
_SHORT_ENDS = {
    "大": "university",
    "中": "school",
    "高": "school",
    "小": "primary",
    "行": BANK,
    "协": "association",
    "联": "association",
    "院": "hospital",
    "医": "hospital",
    "委": "commission",
    "校": "academy",
    "所": "institute",
}
# after one of these inside a name a unit of its own begins
_OWNER = re.compile(
    r"(?:集团|公司|银行|法院|总工会|政府|总局|大学|学院|医院|党委|委员会|管委会|中学|小学|学校|基地)"
)
_GOVERNED = re.compile(f"[{NUMERAL}第分副]$")
# kinds whose name is that of its owner with a head: `X工会` belongs to X and to nothing below it
OWNED = frozenset({UNION, PARTY, BRANCH, SUBSIDIARY, "council", "office", "team"})


@lru_cache(maxsize=16384)
def tail(name: str) -> tuple[str | None, str]:
    """The kind that the end of the name says, and the end: the longest that leaves a beginning."""
    if name[-1:] in _LAST:
        all_end = _KINDS_OF.get(name, ())  # it leaves no beginning: `总工会` is no short `工会`
        for length in range(min(len(name) - 1, _LONGEST), 0, -1):
            for kind in _KINDS_OF.get(name[-length:], ()):
                if kind not in all_end:
                    return kind, name[-length:]
    return None, ""


def tail_of_rest(rest: str) -> tuple[str | None, str]:
    """The same for what stands behind a region, which may be all head (`北京|银行`)."""
    return tail("某" + rest)


def short_kind(name: str) -> str | None:
    """The kind that the last character of an abbreviation may stand for."""
    return _SHORT_ENDS.get(name[-1]) if name else None


def without_legal_form(name: str) -> str:
    """The name without `股份有限公司` and its like at the end."""
    kind, end = tail(name)
    return name[: -len(end)] if kind == COMPANY else name


@lru_cache(maxsize=16384)
def owner_ends(body: str) -> tuple[int, ...]:
    """Where in a name's body an owner's name ends."""
    return tuple(match.end() for match in _OWNER.finditer(body))


def is_governed(before: str) -> bool:
    """Does what stands before a head make it another one (`第一|人民医院`)?"""
    return bool(_GOVERNED.search(before))
