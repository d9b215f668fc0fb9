"""Groups that a text describes instead of naming: `17家小微企业`, `困难职工`.

A group that can receive something: counted ones by number, measure word and head noun, kinds by a
modifier and a head noun. The span is the longest noun phrase around the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.statements.values.numerals import NUMBER, narrow


@dataclass(frozen=True, slots=True)
class Group:
    """A described group; `counted` where the text says how many (一家, 每位 and 多家 included)."""

    span: Span
    counted: bool


_HEADS = (
    "企业 公司 工厂 车间 商户 农户 养殖户 种植户 贫困户 脱贫户 困难户 个体户 大户 "
    "住户 用户 商家 店铺 门店 商铺 餐馆 饭店 "
    "个体工商户 市场主体 经营主体 主体 小店 网点 合作社 农场 家庭农场 园区 职工 员工 "
    "工人 民工 农民工 劳动者 劳模 骑手 司机 "
    "快递员 学生 新生 大学生 高中生 研究生 小学生 中学生 毕业生 本科生 博士 硕士 "
    "博士后 教师 老师 医生 护士 校长 教授 专家 学者 "
    "学员 会员 社员 党员 队员 成员 人员 工作者 科研人员 技术人员 志愿者 获奖者 "
    "入选者 当选者 患者 病人 伤者 老人 长者 儿童 孩子 "
    "青少年 少年 青年 妇女 女性 女工 女职工 家庭 人家 村民 居民 市民 群众 乡亲 牧民 "
    "渔民 农民 果农 菜农 茶农 瓜农 粮农 棉农 蔗农 "
    "摊主 店主 业主 船主 老板 创业者 企业家 商人 收购商 经销商 供应商 服务商 代理商 "
    "客户 客商 乘客 旅客 官兵 士兵 民警 军人 "
    "退役军人 运动员 教练员 选手 技师 工匠 能手 带头人 传承人 烈属 家属 子女 亲属 "
    "遗属 困境儿童 留守儿童 残疾人 受灾户 灾民 "
    "学校 小学 中学 高校 幼儿园 医院 卫生院 卫生室 敬老院 养老院 福利院 社区 村庄 村 "
    "乡镇 街道 县 乡 镇 区县 工会 基层工会 联合会 "
    "协会 商会 机构 单位 集体 团队 班组 小组 科室 部门 支部 站点 驿站 食堂 书屋 "
    "工作室 服务站 服务点 实验室 院所 科研院所 "
    "基地 店 厂 站务员 护理员 保洁员 环卫工 码头工人 架子工 建筑工 采摘工 炊事员 "
    "教职工 教工 居家老人 工友 码农 女童 男童 女生 男生 "
    "院落 茶企 药企 车企 房企 民企 国企 央企 农企 商会 银行 项目"
).split()
_PEOPLE_TAIL = "[一-龥]{1,3}[员者师]"
_HEAD = f"(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))}|{_PEOPLE_TAIL})"
_MEASURES = "家|户|名|位|个|所|对|批|支|处|座|间|条"
_STOP = (
    "发放|提供|获得|荣获|送上|送去|送来|捐赠|捐款|颁发|拨付|授予|给予|予以|办理|解决|"
    "签约|签署|参加|参与|入选|完成|实现|"
    "成立|启动|开展|支持|帮助|帮扶|组织|举办|进行|包括|以及|每户|每人|每家|还|将|已|"
    "被|从|把|让|使|共同|分别|是|有|于|获|元|贷款|"
    "第|年|成为|达到|超过|建成|新增|累计|覆盖|服务|走访|慰问|资助|担保|授信|投放|"
    "公布|命名|近日|日前|昨|今"
)
_MODIFIER = rf"(?:(?!{_STOP}|[，。；：！？!?,;:（）()\s向为给对在由])[^，。；：！？\n])"
_LIST = rf"(?:(?:[、和与及或]|以及)(?:{_MODIFIER}{{0,8}}?){_HEAD})"
_TAIL = (
    r"(?:的?(?:子女|家庭|家属|孩子|负责人|代表|职工|员工|业主|成员|会员|主体|联合会|"
    r"工会)(?![一-龥]*?会议))?"
)
_PHRASE = rf"{_MODIFIER}{{0,14}}?{_HEAD}+{_TAIL}(?:{_LIST}{_TAIL})?"
_COUNTED = re.compile(
    rf"(?<![0-9.,第])(?:(?:首批|这|近|逾|超|约|上述|其他|另外|"
    rf"其余)?(?P<number>{NUMBER})(?P<measure>{_MEASURES})"
    rf"|(?P<each>每|多|数|几|各|一些|部分|众多|广大|一批|"
    rf"若干)(?:(?<=[每多数几各])(?:{_MEASURES}))?)"
    rf"(?P<phrase>{_PHRASE})?"
)
_BARE = re.compile(
    rf"(?<![0-9.,第])(?P<number>{NUMBER})(?:人|户|家|名|位)(?=[，。；、！？）)\n]|获|"
    rf"贴息|发放|提供|每|分|送|颁|授|办|已|均|都|$)"
)
_KINDS = (
    "困难 贫困 受灾 受损 小微 中小微 中小 小型微型 民营 涉农 创业 一线 特困 低保 "
    "留守 残疾 孤残 退役 失业 下岗 返乡 环卫 入园 "
    "获奖 获奖的 参保 在校 在职 家境困难 生活困难 家庭困难 经济困难 符合条件 科技型 "
    "专精特新 “专精特新” 外贸 出口 实体 新业态 "
    "新就业形态 高新技术 科创 初创 骨干 优秀 住院 患病 大病 重病 因病致贫 单亲 受助 "
    "独居 空巢 高龄 失独 孤寡 贫寒 应届 高校 "
    "基层 户外 离退休 退休 进城务工 农村 山区 偏远 灾区 库区 边远 当地 周边 本地 "
    "辖区 驻区 会员 小规模 规上 规模以上 上市 后备 "
    "制造业 餐饮 文旅 物流 农业 种粮 入选 上榜 参赛 参展 签约 合作 对口 定点 帮扶 "
    "村级 县域 乡村 烈士 见义勇为 上述 生态 县级 全体"
).split()
_KIND = re.compile(
    rf"(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:的|型|"
    rf"类)?{_MODIFIER}{{0,6}}?{_HEAD}+{_TAIL}"
)
_ALONE = re.compile(
    r"个体工商户|农民专业合作社|新型农业经营主体|市场主体|新市民|农民工|货车司机|"
    r"网约车司机|外卖骑手|外卖员|快递员|快递小哥|在校生|"
    r"劳动模范|养殖户|种粮大户|种植户|果农|茶农|菜农|渔民|牧民|社员|残疾人|孤儿|"
    r"烈军属|军烈属|困难户|"
    r"脱贫户|贫困户|受灾户|孩子们|工人们|员工|职工|村民|农户|患者|骑手|学员"
)
_NOT_A_GROUP = re.compile(r"(?:月|小时|工作日|百分点|方面|亿|年|半|环节|领域)")


def find_groups(text: str, taken: Sequence[Span] = ()) -> list[Group]:
    """Every described group, in order; none overlaps another or a span of `taken`."""
    plain = _hide(narrow(text), taken)
    found: list[Group] = []
    for pattern, counted in ((_COUNTED, True), (_BARE, True), (_KIND, False), (_ALONE, False)):
        for match in pattern.finditer(plain):
            span = _span(match, counted)
            if span and not any(span.start < g.span.end and g.span.start < span.end for g in found):
                found.append(Group(span, counted))
    return _joined(sorted(found, key=lambda group: group.span), text)


def _hide(text: str, taken: Sequence[Span]) -> str:
    chars = list(text)
    for start, end in taken:
        chars[start:end] = "\n" * (end - start)
    return "".join(chars)


def _span(match: re.Match[str], counted: bool) -> Span | None:
    if not counted or match.re is _BARE:
        return Span(*match.span())
    if not match["phrase"] or _NOT_A_GROUP.match(match["phrase"]):
        return None
    return Span(*match.span())


def _joined(groups: list[Group], text: str) -> list[Group]:
    """`37名收购商、8家加工厂` is one group."""
    joined: list[Group] = []
    for group in groups:
        if joined and joined[-1].counted and group.counted:
            between = text[joined[-1].span.end : group.span.start]
            if between in ("、", "和", "与", "及", "以及"):
                joined[-1] = Group(Span(joined[-1].span.start, group.span.end), True)
                continue
        joined.append(group)
    return joined
