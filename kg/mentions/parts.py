"""Institutions made whole: the branch, union, department or legal form that belongs to a name."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon
from kg.mentions.names import INSTITUTIONS, Name, classify
from kg.mentions.places import place_steps

_PARTS = (
    "工会委员会 工会女职工委员会 工会小组 女职工委员会 工会联合会 总工会 工会 党总支部 党总支 党支部 党工委 党委 党组 团委 团支部 团总支 纪委 "
    "工会工作委员会 联合总会 联合会 妇联 志愿服务队 志愿者服务队 职工服务中心 职工服务站 法律援助站 法律援助中心 困难职工帮扶中心 帮扶中心 女职工工作委员会 营业部 分公司 支公司 支行 分行 支部"
).split()
_FIRST_OF_PARTS = frozenset(part[0] for part in _PARTS)
_SUBORDINATE = (
    "支行", "分行", "营业部", "分公司", "支公司", "子公司", "分局", "派出所", "支队", "大队", "中队", "法庭", "工会", "学院",
    "党支部", "党委", "党总支", "团委", "分会", "分院", "校区", "研究院", "研究所", "车间", "分厂", "厂", "矿", "中心支行", "管理所",
    "监管所", "司法所", "服务中心", "医院",
)  # fmt: skip
_DEPARTMENT = re.compile(
    r"(?<![支分]行)(?:办公室|(?:组织|宣教|宣传教育|宣传|权益保障|权益|帮扶|法律工作|法律|经济工作|劳动和经济工作|财务|财务资产|生产保护|女职工"
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
_UNIT = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{0,7}?)(?:项目部|承包部|经理部|事业部|放款中心|营销中心|技术中心)"
)
_COMMITTEE = re.compile(
    r"(?<=[协学商]会|合会|进会)(?P<stem>[\u4e00-\u9fff]{2,10}?)(?:专业委员会|专委会|工作委员会|分会)"
)
_WARD = re.compile(r"(?<=院)(?P<stem>[\u4e00-\u9fff]{1,5}?)科(?![学技研室普协])")
_COLLEGE = re.compile(r"(?<=大学)(?P<stem>[\u4e00-\u9fff]{2,10}?)(?:学院|附属医院|附属中学|研究院)")
# a ministry's department, an office's section: known by its 司, or by the post that follows
_SECTION = re.compile(
    r"(?<=[部局委署院厅行会])(?P<stem>[\u4e00-\u9fff]{2,9}?)(?:(?<![公上打官])司(?![法令机仪空马徒])|[处科](?=副?[处科]长|工作人员|负责人|有关负责|相关负责|民警|干部))"
)
_BRANCHES = {
    "Bank": (_BRANCH["Bank"],),
    "Enterprise": (_BRANCH["Enterprise"], _UNIT),
    "Organization": (_COLLEGE, _WARD, _COMMITTEE),
}
_BROKEN = frozenset({"下属", "所属", "各", "所有"})
_NOT_IN_STEM = re.compile(
    r"[的了在是向对由被将从把给让到并已也就都很再各该本某这那此]|[有无与和及、]|开设|开出|发放|提供|旗下|下属|所属|所持|全资|控股子|共建|合建|联合|携手|举办|成立|等|[一二两三四五六七八九十][家处]"
)
_COMPANY_RUN = re.compile(r"[^\W的在由与和向为对了是给被把及]+$")
_ZONE = re.compile(
    r"(?<![区园城道村])(?:(?:国家)?(?:级)?高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新片区|工业园区|工业集中区|工业园|产业园|科技园"
    r"|物流园|软件园|综合保税区|保税区|自贸区|自贸试验区|产业新城|国际机场|社区(?!工作者|矫正|治理)|街道(?!办)|大堤|大桥|大道|水库|岛(?!上))"
)
# a stretch, a square, a stop or a part that is named after the place before it
_SPOT = re.compile(
    r"(?:[东西南北]广场|启动区|起步区|科技城|外滩|(?<=[村寨屯])组(?![织建成装长])|(?<=广场)站|(?<=公园)站)"
)
_SMALL = ("村", "社区", "镇", "乡", "街道")  # places whose institutions bear their name
_LEGAL = re.compile(r"[（(][\u4e00-\u9fff]{2,8}[)）](?:股份|集团)?(?:有限责任|有限)?公司")
_GOES_ON = ("会员", "干部", "主席", "组织")  # 工会会员: of the union, not part of its name
_OFFICE = re.compile(r"党组(?:副?书记|成员|委员|理论|班子|会议)")


def extend_right(text: str, name: Name, lexicon: Lexicon) -> Name:
    """The name with the union, Party branch, department or legal form that follows it at once."""
    workshop = _WORKSHOP.match(text, name.end) if name.type == "Person" else None
    if workshop:
        return Name(name.start, workshop.end(), "Organization")
    if name.type == "Place":
        return _whole_place(text, name, lexicon)
    if name.type not in INSTITUTIONS:
        return name
    end = name.end
    while (part := _part_at(text, end, name.type)) and not text.startswith(_GOES_ON, end):
        end += len(part)
    if end == name.end:
        return name
    return Name(name.start, end, *classify(text[name.start : end], name.type, lexicon))


def _whole_place(text: str, name: Name, lexicon: Lexicon) -> Name:
    """A zone or community that bears the place's name, or the institution of a village."""
    zone = _ZONE.match(text, name.end)
    divides = text[name.start : name.end] in lexicon.divisions
    if zone and not (divides and zone.group() in ("社区", "街道")):
        name = name._replace(end=zone.end(), subtype="Site")
    elif spot := _SPOT.match(text, name.end):
        name = name._replace(end=spot.end())
    elif text.startswith("地区", name.end) and not text.startswith(
        ("地区性", "地区分", "地区生产"), name.end
    ):
        name = name._replace(end=name.end + 2)
    if not text.endswith(_SMALL, name.start, name.end):
        return name
    found = lexicon.heads.longest(text, name.end)
    if found is None or found[1].strength == "weak" or found[1].type not in INSTITUTIONS:
        return name
    end, head = found
    if head.strength == "amb" and not head.word.endswith("委会"):
        return name  # of these only 村委会 and 居委会 go with a village
    if len(head.word) < 2 or text.startswith(("长", "员", "人", "主席", "书记"), end):
        return name
    return Name(name.start, end, head.type, head.subtype)


def _part_at(text: str, at: int, kind: str) -> str | None:
    """What belongs to an institution of this class and stands at `at`."""
    legal = _LEGAL.match(text, at)
    if legal:
        return legal.group()
    if _OFFICE.match(text, at):
        return None  # 局党组书记: a post in the bureau, which is what is named
    opens = text[at : at + 1] in _FIRST_OF_PARTS
    part = next((part for part in _PARTS if text.startswith(part, at)), None) if opens else None
    if part and (kind in ("Bank", "Enterprise") or not part.endswith("公司")):
        return part
    for pattern in _BRANCHES.get(kind, _BRANCHES["Organization"]):
        branch = pattern.match(text, at)
        if not branch or branch["stem"] in _BROKEN:
            continue
        if not _NOT_IN_STEM.search(branch["stem"]):
            return branch.group()
    section = _SECTION.match(text, at) if kind in ("Agency", "Bank") else None
    if section and not _NOT_IN_STEM.search(section["stem"]):
        return section.group()
    department = _DEPARTMENT.match(text, at) if kind != "Organization" else None
    return department.group() if department else None


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
    """A zone that bears a division's name (`昆明` + `高新区`), an airport or a station."""
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
        head = lexicon.head_of(institution)
        if head is None or len(institution) - len(head.word) > 2:
            return False
        return place in lexicon.divisions or place.endswith(
            ("街道", "镇", "乡", "村", "社区", "区")
        )
    steps = place_steps(place + institution[: own[-1]], lexicon)
    return len(steps) > 1 and (lexicon.divisions.get(place) or "9") < (
        lexicon.divisions.get(institution[: own[-1]]) or "0"
    )
