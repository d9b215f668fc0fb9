"""Names of honours: prizes, titles, lists of models and pilots.

A quotation is an honour by what gives it, by 称号 and the like behind it, or by its own last word.
Without quotation marks a name needs both: a verb of giving or a level (全国, 省级) before it, and a
last word that honours have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.statements.led import right_behind
from kg.statements.values.honour_words import ENDS, GIVING, LISTING, STOPS


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NAME = "\ue000"  # stands for every character of a name
_END = (
    rf"(?:(?:{_any(ENDS)})(?:[（(][^（）()]{{1,4}}[）)])?|"
    rf"奖(?![励金补学品池惩得给项牌企者选名作人杯])|"
    r"[一二三四五六七八九1-9]等[奖功]|最美[\u4e00-\u9fff]{2,4}|十[佳大][\u4e00-\u9fff]{2,6})"
)
_GIVE = f"(?:{_any(GIVING)})"
_NUMBER = "[一二三四五六七八九十百0-9]{1,4}"
# 第五批 and the like stand before a name and are not of it.
_SERIES = rf"(?:(?:第{_NUMBER}|首|新一|一)[届批]|(?:19|20)[0-9]{{2}}年度?|{_NUMBER}名|为|了)"
_LEVEL = (
    r"(?:全国|国家|中国|中华|全省|全市|全区|全县|[省市区县州]级|自治区|"
    r"(?:(?![第届批入评为获彰予布全])[一-龥]){2,4}?(?:省|市|自治区|"
    r"自治州|州|区|县)|十佳|最美|五一|五四|三八|巾帼|专精特新|国家级)"
)
_MADE_END = rf"(?:{_END}|企业|单位|学校|医院|基地|园区|社区|城市|[县市区镇乡村店园院校])"
_BODY = rf"(?:(?!{_any(STOPS)})[^，。；：！？、,;:!?（）()\s“”《》—{_NAME}])"
_QUOTED_PART = r"(?:“[^“”，。；\n]{1,12}”)"
_AFTER = (
    rf"(?=[，。；：！？、,;:（）()\s”’{_NAME}]|的?称号|等|称号|荣誉|奖牌|证书|牌匾|颁|名单|后|并|以及|"
    r"[里上和与的授时一]|中(?![心学国小])|$)"
)
# What gives an honour to the one who bears it, with the granter behind: 荣获某协会….
_GIVEN_OF = _any(
    tuple(
        "授予 评为 评选为 命名为 认定为 列为 荣获 荣膺 获评 获评为 获颁 获授 获得 获得了 斩获 夺得 摘得 获 捧回 入选 获批".split()
    )
)
_OPEN = re.compile(
    rf"{_SERIES}?(?P<name>(?![评批入为得颁授第届奖了在是的]){_BODY}{{0,20}}?{_QUOTED_PART}?{_BODY}{{0,12}}?{_END}"
    rf"(?:[特一二三]等奖|企业)?){_AFTER}"
)
# Where such a name may begin: behind what gives it, behind another, and before a level.
_GIVES = {
    last: tuple(word for word in GIVING + LISTING if word.endswith(last))
    for last in {word[-1] for word in GIVING + LISTING}
}
_OTHER_START = re.compile(rf"(?<=[等功奖单位][、和及与])|(?={_LEVEL})")
# Without one of these nothing in a text ends as an honour does: words alone, which are found faster.
_ANY_END = re.compile(_any((*ENDS, "奖", "等功", "最美", "十佳", "十大")))
_AT_END = re.compile(f"{_END}$")
# 荣获某协会科学技术奖: whose honour it is stands between the verb and its name.
_OF = re.compile(
    rf"(?:{_GIVEN_OF}){_NAME}+(?:[^，。；]{0, 6}的)?{_SERIES}?"
    rf"(?P<name>{_BODY}{{0,20}}?{_END}(?:[特一二三]等奖|企业)?){_AFTER}"
)
# 获劳动模范、技术能手等称号: what is listed with an honour is one.
_AND = re.compile(rf"[”’]?(?:、|和|与|及|以及)(?P<name>{_BODY}{{2,16}}?{_END}){_AFTER}")
_TITLED = re.compile(
    rf"[”’]?(?:、|和|与|及|以及)(?P<name>{_BODY}{{3,16}})(?=(?:、[^，。；]{{3,40}})?等?(?:荣誉|光荣)?(?:称号|荣誉))"
)
# What these verbs take is an honour, whatever its last word: 获评三星级餐饮店.
_SURE = (
    "获评为 获评 评为 评选为 评定为 荣获 荣膺 获颁 获授 获封 喜获 入选 跻身 荣登 晋升为 升级为 成功创建 成功创建为 创成 "
    "认定为 确定为 命名为 列为 列入 入围 获批 批准为 选为 定为 颁发的 授予的 认定的 评选的 命名的"
).split()
# 认定为…, 列为…: a noun that honours end in tells, where its first words do not.
_MAKES = "认定为 命名为 列为 确定为 评为 获评 评定为 获批 入选 入围 晋升为 升级为 升格为 创建为 选为 定为 聘为 当选 当选为 授予 获评为 批准为 推选为 登上 跻身".split()
_KIND = (
    r"(?:[县市区镇村乡店校院站所馆园户岗厂社街队组]|[之最]?[^，。；的]{0,2}(?:人物|工程|项目|品牌|企业|单位|基地|中心|平台|实验室|工作站|工坊|大使|"
    r"专家|工匠|大师|标兵|能手|员工|教师|医生|护士|市民|家庭|青年|团队|班组|集体|个人|案例|产品|遗产|名录|[0-9]+强|最美[\u4e00-\u9fff]{2,4}))"
)
_MADE_TO = re.compile(
    rf"{right_behind(_MAKES)}(?:了|成)?{_SERIES}?"
    rf"(?P<name>(?![评批入为得颁授第届奖了在是的出其该这])(?:{_BODY}|的(?=[\u4e00-\u9fff]{{2,6}}[，。；])){{2,22}}?{_KIND})"
    r"(?=[，。；、！）\n]|的?称号|名单|榜单|行列|$)"
)
_NO_CLASS = re.compile(
    "工伤|事故|侵权|无效|违法|犯罪|自首|嫌疑|责任|国家队|被告|原告|对象|地点|考点|赛区|决赛|半决赛|[前0-9]+强$|总部|专利|资格审查|候选|"
    "违规|风险|重灾|疫|封控|管控|停车|禁|限|拆|名师工作室主持|会员|股东|法人|代表|主席|院长|校长|会长|主任|村支书|委员|队长|班长|第一书记|成员"
)
# 某某名单出炉: what is announced stands before the verb.
_ANNOUNCED = re.compile(
    rf"(?:^|(?<=[，。；：\n]))(?:[12][0-9]{{3}}年?度?)?{_SERIES}?(?P<name>{_BODY}{{4,24}}?)(?:名单|榜单|评选结果|评审结果)"
    r"(?:近日|日前|昨[天日]|今[天日]|正式|新鲜|已|全部|终于|[0-9]{1,2}[月日])*(?:公布|揭晓|出炉|发布|公告)"
)
# 公告新一批…煤矿: what comes in lots is a list of those honoured.
_IN_LOTS = re.compile(
    rf"(?:公布|公告|发布|认定|命名|公示|评出|评选出|确定)了?(?:第{_NUMBER}批|首批|最?新一批)"
    rf"(?P<name>{_BODY}{{4,24}}?)(?=[，。；]|名单|名录|$)"
)
# 认定182家企业为…: who is made it stands between the verb and 为.
_MADE = re.compile(
    rf"(?:认定|评选|评定|命名|确定|批准|[评列聘])[^，。；“]{{1,20}}?为{_SERIES}?"
    rf"(?P<name>(?![了在是])(?:[12][0-9]{{3}}年度?)?{_BODY}{{4,20}}?{_MADE_END})(?=[，。；\n]|名单|称号|$)"
)
# These take nothing else: 荣获服务质量星级单位.
_SUREST = "获评为 获评 荣获 荣膺 获颁 获授 获封 被评为 被授予 被命名为 被评选为".split()
_SUREST_NAME = re.compile(
    rf"(?:{right_behind(_SUREST)}|(?<=被{_NAME}评为))"
    rf"(?:了|成)?{_SERIES}?(?P<name>(?![评批入为得颁授第届奖了在是的出])"
    rf"[^，。；：！？、,;:!?（）()\s“”《》{_NAME}的了被将把获]{{3,24}}?)"
    rf"(?=[，。；！？,;（）()\n]|、[^，。；]{{3,40}}等(?:荣誉|光荣)?(?:称号|荣誉)|等?(?:荣誉|光荣)?(?:称号|荣誉)|$)"
)
_SURE_NAME = re.compile(
    rf"{right_behind(_SURE)}"
    rf"(?:了|成)?{_SERIES}?(?P<name>(?![评批入为得颁授第届奖了在是的出]){_BODY}{{0,12}}?"
    r"(?:优秀|先进|最佳|最美|示范|模范|文明|十[佳大强]|百[佳强]|[一二三四五]星级?|[0-9A]A+级?|国家级?"
    r"|[省市县区]级|全国|全[省市县区]|特色|杰出|突出|重点|年度|首批|示范|试点|先行|标杆|工作站|国家|"
    r"第[一二三四五六七八九十]{1,3}批)"
    rf"{_BODY}{{2,18}}?)(?=[，。；：！？、,;:（）()\s]|等|称号|荣誉|奖牌|证书|牌匾|名单|名录|后|并|$)"
)
# Without one of these nothing that the three patterns before find stands in a text.
_MAY_TELL = re.compile(_any((*_SURE, *_MAKES, *_SUREST, "评为")))
# Nor without one of these what the others find, beside what needs an end.
_MAY_STAND = re.compile("批|为|名单|榜单|结果|“|「|『|‘")
# Who stands on such a list has not won yet, or would rather not.
_LISTED_ONLY = re.compile("候选(?:名单|人)|失信|黑名单|被执行人|推荐名单|拟入选")
_GIVEN_WITH = re.compile(rf"(?:{_GIVE}了?)+(?={_LEVEL})")
_NO_POST = re.compile(
    r"^不|不合格|授信|额度|议程|规划|计划|预算|项目库|清单|议题|日程|范围|资金|贷款|资助|补助|补贴|奖励|支持|专利|好评|经费|投资|授权|订单|客户|"
    r"国家队|大名单|阵容|决赛|集训|主席|会长|理事|代表$|委员|主任|书记|市长|县长|总统"
)
_QUOTE = re.compile(
    r"[“「『‘](?P<name>[^“”「」『』‘’。；！？\n]{2,30}"
    r"(?:[“‘][^“”‘’]{1,12}[”’][^“”‘’。；！？\n]{0,14})?)[”」』’]"
)
# “感动某地”年度人物: what is quoted is not the whole of the name.
_QUOTED_PART_OF = re.compile(
    rf"(?P<name>“[^“”，。；\n]{{2,14}}”(?!和|与|等|、)[一-龥]{{0,4}}?(?:年度人物|{_END})){_AFTER}"
)
_GIVEN = re.compile(
    rf"{_GIVE}(?:了|过|其|他|她|它|为|成|{_SERIES}|[^，。；“”\n]{{0,14}}?)?(?:全国|"
    rf"全省|全市|[省市国]家?级)?$"
)
_CALLED = re.compile(
    r"(?:等)?(?:等荣誉|荣誉称号|的?称号|荣誉|[个人集体团]*奖|奖牌|牌匾|证书|奖状|奖杯|锦旗|的?名单|匾额?|绶带|铜牌|铜匾|招牌|"
    r"的?金字招牌|的?牌子|的帽子|头衔|桂冠|的?殊荣|得主)"
)
_NO_NAME = re.compile(
    r"^(?:停办|能否|如何|目前|今年|只|[国省]字号$)|[没不吗呢吧你我]|[的了]$|失信|黑名单|被执行人|候选|(?:技术|制度|问题)$"
)


def find_honours(text: str) -> list[Span]:
    """Every name of an honour, in order, without quotation marks and without `称号`."""
    has_end = _ANY_END.search(text) is not None
    may_tell = _MAY_TELL.search(text) is not None
    if not (has_end or may_tell or _MAY_STAND.search(text)):
        return []
    quoted = [
        Span(*match.span("name")) for match in _QUOTE.finditer(text) if _is_honour(text, match)
    ]
    found = list(quoted)
    for match in _openings(text) if has_end else ():
        span = Span(*match.span("name"))
        clashes = [other for other in found if span.start < other.end and other.start < span.end]
        if all(span.start < other.start and other.end < span.end for other in clashes):
            found = [other for other in found if other not in clashes]
            found.append(span)
    for pattern, may_stand in (
        (_OF, has_end and _NAME in text),
        (_SURE_NAME, may_tell),
        (_SUREST_NAME, may_tell),
        (_IN_LOTS, "批" in text),
        (_MADE, "为" in text),
        (_MADE_TO, may_tell),
        (_ANNOUNCED, "名单" in text or "榜单" in text or "结果" in text),
    ):
        for match in pattern.finditer(text) if may_stand else ():
            span = Span(*match.span("name"))
            bad = _NO_CLASS if pattern in (_MADE_TO, _ANNOUNCED) else _NO_POST
            if not bad.search(match["name"]) and not _clash(span, found):
                found.append(span)
    for match in _QUOTED_PART_OF.finditer(text) if "“" in text else ():
        span = Span(*match.span("name"))
        clashes = [s for s in found if span.start < s.end and s.start < span.end]
        if all(s in quoted for s in clashes):
            found = [s for s in found if s not in clashes] + [span]
    found = [_without_verb(text, s) for s in found]
    found += _coordinated(text, found)
    return sorted(s for s in found if not _LISTED_ONLY.search(text[s.start : s.end + 6]))


def _openings(text: str) -> Iterator[re.Match[str]]:
    """The names that begin where an honour may, none inside another.

    The same as one pattern with all these words behind a place, which a page is too long for.
    """
    places = {match.start() for match in _OTHER_START.finditer(text)}
    for at, char in enumerate(text, 1):
        if char in _GIVES and text.endswith(_GIVES[char], 0, at):
            places.add(at)
    end = 0
    for at in sorted(places):
        match = _OPEN.match(text, at) if at >= end else None
        if match:
            yield match
            end = match.end()


def _coordinated(text: str, found: list[Span]) -> list[Span]:
    """What stands in a list with an honour (劳动模范、技术能手等称号)."""
    more: list[Span] = []
    known: set[int] = set()
    for span in found:
        at: int | None = span.end
        while at is not None and at not in known:  # else all behind it was looked at before
            known.add(at)
            match = _AND.match(text, at) or _TITLED.match(text, at)
            at = match.end("name") if match else None
            if match and not _clash(Span(*match.span("name")), [*found, *more]):
                more.append(Span(*match.span("name")))
    return more


def _without_verb(text: str, span: Span) -> Span:
    """捧回全省…一等奖: what gives the honour is not of its name."""
    match = _GIVEN_WITH.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and span.end - match.end() > 2 else span


def _clash(span: Span, found: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in found)


def _is_honour(text: str, match: re.Match[str]) -> bool:
    if _NO_NAME.search(match["name"]):
        return False
    if _CALLED.match(text, match.end()) or _AT_END.search(match["name"]):
        return True
    return _GIVEN.search(text[max(0, match.start() - 24) : match.start()]) is not None
