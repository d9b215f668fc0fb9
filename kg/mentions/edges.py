"""The edges of tagged names put right: what belongs to a name is taken in, what does not is cut."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon
from kg.mentions.names import INSTITUTIONS, LEVELS, Name, classify, is_han, stands_alone
from kg.mentions.places import place_steps

_PARTS = (
    "工会委员会 工会女职工委员会 女职工委员会 工会联合会 总工会 工会 党总支部 党总支 党支部 党工委 党委 党组 团委 团支部 团总支 纪委 "
    "工会工作委员会 联合会 妇联 志愿服务队 志愿者服务队 职工服务中心 营业部 分公司 支公司 支行 分行 支部"
).split()
_SUBORDINATE = (
    "支行", "分行", "营业部", "分公司", "支公司", "子公司", "分局", "派出所", "支队", "大队", "中队", "法庭", "工会", "学院",
    "党支部", "党委", "党总支", "团委", "分会", "分院", "校区", "研究院", "研究所", "车间", "分厂", "厂", "矿", "中心支行", "管理所",
    "监管所", "司法所", "服务中心", "医院",
)  # fmt: skip
_DEPARTMENT = re.compile(
    r"(?:办公室|(?:组织|宣教|宣传教育|宣传|权益保障|权益|帮扶|法律工作|法律|经济工作|劳动和经济工作|财务|财务资产|生产保护|女职工"
    r"|基层工作|基层组织建设|网络工作|社会联络|[一二三四五六七八九十]|乘务[一二三四五六七八九十]|担保[一二三四五六七八九十]|人力资源|市场|运营|信贷|普惠金融|公司业务|个人金融|风险管理|民一|民二|立案|刑一)"
    r"(?:部|处|科|室|庭))(?![门分署队])"
)
_WORKSHOP = re.compile(r"(?:劳模|名师|大师|技能大师|职工|[\u4e00-\u9fff]{2,6})?(?:创新)?工作室")
_BRANCH = {
    "Bank": re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,12}?)(?:支行|分行|营业部|分理处)"),
    "Enterprise": re.compile(
        r"(?P<stem>[\u4e00-\u9fff]{1,8}?)(?:分公司|支公司|门店|(?<=[\u4e00-\u9fff]{2})店(?![铺员主长里内名]))"
    ),
}
_WARD = re.compile(r"(?<=院)(?P<stem>[\u4e00-\u9fff]{1,5}?)科(?![学技研室普协])")
_COLLEGE = re.compile(r"(?<=大学)(?P<stem>[\u4e00-\u9fff]{2,10}?)(?:学院|附属医院|附属中学|研究院)")
_BROKEN = frozenset({"下属", "所属", "各", "所有"})
_NOT_IN_STEM = re.compile(
    r"[的了在是向对由被将从把给让到并已也就都很再各该本某这那此]|[有无与和及、]|开设|开出|发放|提供|旗下|下属|等"
)
_COMPANY_RUN = re.compile(r"[^\W的在由与和向为对了是给被把及]+$")
_ZONE = re.compile(
    r"(?<![区园城])(?:(?:国家)?(?:级)?高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新片区|工业园区|工业园|产业园|科技园"
    r"|物流园|软件园|综合保税区|保税区|自贸区|自贸试验区|产业新城|国际机场|大堤|大桥|大道|水库|岛(?!上))"
)
_LEGAL = re.compile(r"[（(][\u4e00-\u9fff]{2,8}[)）](?:股份|集团)?(?:有限责任|有限)?公司")
_CUT_BEFORE = re.compile(
    r"^(?:会同|联合|携手|了|的|在|与|和|及|由|被|向|对|从|把|将|给|为|据|于|让|到|经|同|跟|又|等|是|以|即|请|致|赴|往|交|获|按|受)(?=..)"
)
_DESCRIBED = re.compile(
    r"^(?:[一二两三四五六七八九十\d]+(?:余|多)?(?:家|所|个|名|位|支|座)|该|本|各|某|这|此|我|全|贵|原|其他|其它|有关|相关|当地|一家|多家|两家)"
)
_GENERIC = frozenset(
    "社区工会 街道工会 企业工会 园区工会 基层工会 各级工会 行业工会 乡镇工会 村工会 公司工会 所属工会 国有银行 商业银行 "
    "农村信用社 物业公司 保险公司 担保公司 融资担保公司 小额贷款公司 经办银行 合作银行 承办银行 中小学校 高等学校 高等院校 "
    "人民法院 人民政府 地方政府 乡镇政府 基层法院 村党支部 基层党组织 街道党工委 社区党委 社区党支部 医疗机构".split()
)


_GENERIC_FORM = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}类|燃气|供水|自来水|供热|热力|电力|物业|保险|房产|房地产|科技|建筑|施工|运输|物流|快递|外卖|家政|旅游|食品|制药|上市"
    r"|担保|融资担保|小额贷款|信托|证券|国有|民营|外资|中小|投资|软件|互联网)(?:公司|企业|集团)"
    r"|.{0,8}(?:优质|友好|结对|帮扶|合作|重点|知名|创意|示范|定点|薄弱|试点|普通|全国|多所|各级)(?:学校|中学|小学|医院|高校|大学|院校)"
)


def extend_right(text: str, name: Name, lexicon: Lexicon) -> Name:
    """The name with the union, Party branch, department or legal form that follows it at once."""
    workshop = _WORKSHOP.match(text, name.end) if name.type == "Person" else None
    if workshop:
        return Name(name.start, workshop.end(), "Organization")
    if name.type == "Place":
        zone = _ZONE.match(text, name.end)
        return name._replace(end=zone.end(), subtype="Site") if zone else name
    if name.type not in INSTITUTIONS:
        return name
    end = name.end
    while True:
        legal = _LEGAL.match(text, end)
        part = (
            legal.group() if legal else next((p for p in _PARTS if text.startswith(p, end)), None)
        )
        if part is None:
            branch = _BRANCH.get(name.type, _COLLEGE).match(text, end) or _WARD.match(text, end)
            part = branch.group() if branch and branch.group("stem") not in _BROKEN else None
            if (
                part
                and branch
                and name.type in _BRANCH
                and _NOT_IN_STEM.search(branch.group("stem"))
            ):
                part = None
        if part is None and name.type in {"TradeUnion", "Agency", "Bank", "Enterprise"}:
            department = _DEPARTMENT.match(text, end)
            part = department.group() if department else None
        if part is None or text.startswith(("会员", "干部", "主席", "组织"), end):
            break
        end += len(part)
    if end == name.end:
        return name
    return Name(name.start, end, *classify(text[name.start : end], name.type, lexicon))


def with_brackets(text: str, names: list[Name]) -> list[Name]:
    """Companies with a place in brackets (`鼎石半导体（上海）有限公司`) made whole.

    The name begins where a tagged institution before the bracket begins, or else behind the last
    place or function word before it.
    """
    result = names
    for match in _LEGAL.finditer(text):
        tagged = [
            n.start
            for n in result
            if n.type in INSTITUTIONS and n.start < match.start() <= n.end + 8
        ]
        places = [n.end for n in result if n.type == "Place" and n.end < match.start() - 1]
        run = _COMPANY_RUN.search(text, max(0, match.start() - 14), match.start())
        free = max([run.start() if run else match.start(), *places])
        start = tagged[-1] if tagged and tagged[-1] >= free else free
        if match.start() - start < 2:
            continue
        whole = Name(start, match.end(), "Enterprise")
        result = [n for n in result if n.end <= whole.start or n.start >= whole.end] + [whole]
    return sorted(result)


def join_parts(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """An institution and its subordinate that stand side by side (`…大学` `…学院`) as one name."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.end == name.start and _belong(text, last, name, lexicon):
            kind = classify(text[last.start : name.end], name.type, lexicon)
            joined[-1] = Name(last.start, name.end, *kind)
        else:
            joined.append(name)
    return joined


def _belong(text: str, left: Name, right: Name, lexicon: Lexicon) -> bool:
    inner, outer = text[left.start : left.end], text[right.start : right.end]
    if right.type == "Place" and left.type == "Place":
        return _is_zone(outer, lexicon) and lexicon.divisions.get(inner) is not None
    if right.type not in INSTITUTIONS:
        return False
    if left.type in INSTITUTIONS:
        return outer.endswith(_SUBORDINATE) and not outer.endswith(inner[-2:])
    if left.type != "Place":
        return False
    return _opens(inner, outer, lexicon)


def _is_zone(place: str, lexicon: Lexicon) -> bool:
    """A zone that bears a division's name (`綦江` + `高新区`), an airport or a station."""
    head = lexicon.head_of(place)
    if head is None or head.type != "Place":
        return False
    return (head.word == place and place.endswith(("区", "园"))) or place.endswith(
        ("机场", "火车站", "高铁站")
    )


def _opens(place: str, institution: str, lexicon: Lexicon) -> bool:
    """May this place be the first part of the institution's name."""
    if lexicon.places.get(place) in ("Country", "City", "Region"):
        return False
    if lexicon.brands.get(institution):
        return False
    own = [end for end, _ in lexicon.divisions.at(institution, 0) if end < len(institution)]
    if not own:
        return place in lexicon.divisions or place.endswith(
            ("街道", "镇", "乡", "村", "社区", "区")
        )
    steps = place_steps(place + institution[: own[-1]], lexicon)
    return len(steps) > 1 and (lexicon.divisions.get(place) or "9") < (
        lexicon.divisions.get(institution[: own[-1]]) or "0"
    )


def trim(text: str, name: Name, lexicon: Lexicon) -> Name | None:
    """The name without function words at its head; `None` where only a description is left."""
    start, end = name.start, name.end
    while end - start > 2 and text[start] in "“‘《（( 　\n、，":
        start += 1
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    if opened > start and not any(c in "）)" for c in text[opened:end]):
        end = opened
    while end - start > 1 and text[end - 1] in "”’》 　\n、，。":
        end -= 1
    surface = text[start:end]
    if name.type in INSTITUTIONS:
        match = _CUT_BEFORE.match(surface)
        if match and (len(match.group()) > 1 or not _known_at(text, start, lexicon)):
            rest = text[start + match.end() : end]
            if lexicon.heads.get(rest) or rest in _GENERIC:
                return None
            if _opens_name(text, start + match.end(), end, lexicon):
                start += match.end()
                surface = rest
        start = _behind_preposition(text, start, end, lexicon)
        surface = text[start:end]
        if _DESCRIBED.match(surface) and not _known_at(text, start, lexicon):
            return None
        if surface in _GENERIC:
            return None
        head = lexicon.head_of(surface)
        bare = head is not None and head.word == surface and not stands_alone(surface)
        if (bare and surface not in lexicon.brands) or _GENERIC_FORM.fullmatch(surface):
            return None
    if name.type in ("Person", "Place") and lexicon.heads.get(surface):
        return None
    if name.type == "Person" and (surface in _NO_PERSONS or not _may_be_person(surface, lexicon)):
        return None
    if not surface.strip() or surface.isdigit():
        return None
    return name._replace(start=start, end=end)


def _behind_preposition(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name begins if a preposition (`学费由镇总工会`) slipped into it."""
    for match in re.finditer(r"(?<!自)[由在被给让]", text[start:end]):
        at = start + match.end()
        if lexicon.head_of(text[start : at - 1]) is None and _opens_name(text, at, end, lexicon):
            return at
    return start


_NO_PERSONS = frozenset(
    "周一 周二 周三 周四 周五 周六 周日 周末 周边 周年 平安 和平 时光 高峰 高温 高考 高校 高铁".split()
)


def _may_be_person(surface: str, lexicon: Lexicon) -> bool:
    """A surname opens it, or it is foreign: transcribed (`穆罕默德`), dotted or in Latin letters."""
    return any(lexicon.surnames.at(surface, 0)) or len(surface) > 3 or not is_han(surface[0])


def _opens_name(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Does a place, a brand, or a level with what it governs (`县人民医院`) begin here."""
    return _known_at(text, at, lexicon) or (
        text.startswith(LEVELS, at) and lexicon.head_of(text[at:end]) is not None
    )


def _known_at(text: str, at: int, lexicon: Lexicon) -> bool:
    """Does a known place or brand begin here."""
    tables = (lexicon.divisions, lexicon.places, lexicon.brands)
    return any(next(iter(table.at(text, at)), None) is not None for table in tables)


_GENERIC_PLACES = frozenset(
    "库区 山区 城区 市区 园区 厂区 校区 景区 社区 小区 街区 老区 灾区 牧区 郊区 矿区 林区 整村 驻村 乡村 农村 各村 该村 新村 "
    "城镇 村镇 乡镇 街镇 街头 道路 公路 马路 市场 广场 公园 学校 码头 车站 机场 火车站 省市 县市 区县 市县".split()
)
_COUNTED = re.compile(r"[一二三四五六七八九十两](?:区|县|市|省|镇|乡|地|村|街道|州)$")
_LOOSE = re.compile(r"(?:市区|城区|山区|县城|境内|全境|境|等地|两地|周边|一带)$")


def place_names(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """A tagged place as its steps, without counts (`金山三区`) and loose ends (`合肥市区`)."""
    surface = text[name.start : name.end]
    for pattern in (_COUNTED, _LOOSE):
        stem = pattern.sub("", surface)
        if stem != surface and stem in lexicon.divisions:
            surface = stem
    if surface.endswith("社") and text.startswith("区", name.start + len(surface)):
        surface += "区"
    goes_on = surface.endswith(("乡", "镇")) and text[name.end : name.end + 1] in ("镇", "村")
    if surface in _GENERIC_PLACES or goes_on:
        return []
    found = []
    for a, b in place_steps(surface, lexicon):
        step = Name(name.start + a, name.start + b, "Place")
        kind = classify(text[step.start : step.end], "Place", lexicon)
        found.append(step._replace(type=kind[0], subtype=kind[1]))
    return found


_JOINS = re.compile(
    r"(?=(会同|联合|共建|合建|签署|携手?|举办|主办|承办|发放|捐赠|以及|[、，和与及同被给获向由拟为对]))"
)


def split_joined(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """`B局和C委`, `X工会被Y工会` as the names they are: cut where a whole name ends before a joint.

    What stands after the joint stays only if it is a whole name by its head noun as well.
    """
    if name.type not in INSTITUTIONS:
        return [name]
    for match in _JOINS.finditer(text, name.start + 2, name.end - 1):
        left, right = text[name.start : match.start()], text[match.end(1) : name.end]
        if not _is_whole(left, lexicon):
            continue
        listed = match.group(1) in "、和与及同以及" and right not in _GENERIC
        if listed and not _is_whole(right, lexicon) and not lexicon.heads.get(right):
            continue
        first = Name(name.start, match.start(), *classify(left, name.type, lexicon))
        if not _is_whole(right, lexicon):
            return [first]
        rest = Name(match.end(1), name.end, *classify(right, name.type, lexicon))
        return [first, *split_joined(text, rest, lexicon)]
    return [name]


def _is_whole(surface: str, lexicon: Lexicon) -> bool:
    head = lexicon.head_of(surface)
    strong = head is not None and head.strength == "strong" and head.type in INSTITUTIONS
    return (
        strong and head is not None and len(surface) > len(head.word)
    ) or surface in lexicon.brands


def without_country(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """`德国` and `汉堡港务局`; but `日本政府` is one name."""
    if name.type not in INSTITUTIONS:
        return [name]
    found = lexicon.places.longest(text, name.start)
    if not found or found[1] != "Country" or text.startswith("中国", name.start):
        return [name]
    rest = text[found[0] : name.end]
    if len(rest) < 3 or lexicon.heads.get(rest):
        return [name]
    country = Name(name.start, found[0], "Place", "Country")
    return [country, name._replace(start=found[0])]
