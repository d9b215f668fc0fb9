"""Names of honours: prizes, titles, lists of models and pilots."""

from __future__ import annotations

import re

from kg.model import Span

_ENDS = (
    "奖状 奖章 奖项 大奖 金奖 银奖 铜奖 特等奖 一等奖 二等奖 三等奖 优秀奖 优胜奖 "
    "创新奖 贡献奖 组织奖 提名奖 入围奖 成果奖 技术奖 科学奖 进步奖 慈善奖 "
    "一等功 二等功 三等功 先进单位 先进集体 先进个人 先进工作者 先进基层党组织 "
    "优秀共产党员 优秀党务工作者 文明单位 文明校园 文明村镇 文明村 文明家庭 文明城市 "
    "劳动模范 劳模 标兵 先锋号 先锋岗 示范岗 示范点 示范基地 示范单位 示范社区 "
    "示范村 示范社 示范区 示范县 示范市 示范乡镇 示范校 示范企业 示范项目 示范店 "
    "示范街 示范户 示范园 示范工程 示范站 工匠 巾帼文明岗 青年文明号 三八红旗手 "
    "三八红旗集体 职工之家 职工小家 创新工作室 书屋 模范 楷模 好人 好团队 "
    "突出贡献单位 贡献单位 优秀集体 优秀个人 优秀单位 优秀组织单位 优秀案例 典型案例 "
    "优秀企业 优秀工会之友 之友 之乡 之星 之家 试点 试点单位 试点城市 试点企业 "
    "小巨人 小巨人企业 单项冠军 单项冠军企业 冠军企业 隐形冠军 隐形冠军企业 瞪羚企业 "
    "独角兽企业 龙头企业 标杆企业 领航企业 百强企业 重点企业 老字号 灯塔工厂 "
    "绿色工厂 智能工厂 "
    "高新技术企业 特色学校 特色村 特色小镇 重点村 美丽乡村 最美乡村 传统村落 信用村 "
    "卫生村 卫生城市 放心店 放心餐厅 五一劳动奖状 五一劳动奖章 五四奖章 "
    "模范集体 模范单位 模范职工之家 模范个人 红旗单位 红旗集体 青年先锋 形象大使 "
    "荣誉市民 荣誉顾问 人民满意的公务员 优秀教师 优秀员工 优秀工作者 优秀志愿者 "
    "培训基地 实践基地 教育基地 创新基地 孵化基地 研究基地 科普基地 保护单位 "
    "创建单位 最美志愿服务队 志愿服务队 服务组织 年度人物 候选名单 企业名单 十佳 "
    "五星级志愿者 奖学金"
).split()
_END = (
    f"(?:{'|'.join(sorted(_ENDS, key=len, reverse=True))}|奖(?!励|金|补|学|品|池|惩|得|给|项|牌))"
)
_GIVE = (
    "授予|被评为|获评为|评为|评选为|命名为|命名|认定为|认定|列为|列入|入选|入围|荣获|"
    "荣膺|荣立|获评|获颁|获授|获得|斩获|夺得|摘得|捧得|捧回|拿下|拿过|当选|"
    "颁发|颁授|授予了|授|表彰为|表彰|推选为|选为|聘为|获批|跻身|获称|被誉为|晋升为|"
    "确定为|定为|升级为|得了|获|评上"
)
_AFTER = (
    "(?:荣誉)?称号|的?称号|荣誉|奖牌|牌匾|证书|名单|奖项|奖状|奖杯|"
    "的?(?:光荣)?(?:荣誉)?称谓|表彰|锦旗"
)
_QUOTE = re.compile(
    r"[“「『‘](?P<name>[^“”「」『』‘’。；！？\n]{2,30}(?:[“‘][^“”‘’]{1,12}[”’][^“”‘’。；！？\n]{0,14})?)[”」』’]"
)
_BEFORE_QUOTE = re.compile(
    rf"(?:{_GIVE})(?:了|的|过|其|他|她|它|为|成|首批|第[一二三四五六七八九十0-9]+批|"
    rf"年度|[^，。；“”]{{0,14}}?)?(?:全国|全省|全市|省级|市级|国家级)?$"
)
_AFTER_QUOTE = re.compile(rf"(?:等)?(?:{_AFTER})")
_LEVEL = (
    "全国|国家级|国家|中国|中华|全省|全市|全区|全县|省级|市级|区级|县级|州级|"
    "自治区级?|[一-龥]{2,5}?(?:省|市|自治区|自治州|州|区|县)级?|"
    "第?[一二三四五六七八九十0-9]{1,3}[届批]|首[届批]|"
    "[0-9]{4}年度?|十佳|最美|优秀|先进|五一|五四|三八|巾帼|“?专精特新”?"
)
_BODY = r"[^，。；：！？、（）()\s“”《》的了被和与为]"
_OPEN = re.compile(
    rf"(?:(?<=授予)|(?<=获)|(?<=获评)|(?<=获得)|(?<=荣获)|(?<=评为)|(?<=名为)|"
    rf"(?<=定为)|(?<=列为)|(?<=列入)|(?<=入选)|(?<=荣膺)|(?<=荣立)|(?<=夺得)|(?<=摘得)|"
    rf"(?<=当选)|(?<=颁发的)|(?<=颁授的)|(?<=颁布的)|(?<=获批)|(?<=表彰的)|(?<=将)|"
    rf"(?<=把)|(?={_LEVEL}))"
    rf"(?P<name>{_BODY}{{0,20}}?(?:“[^“”]{{1,12}}”{_BODY}{{0,8}}?)?{_END}{_BODY}{{0,6}}?(?:(?<=奖)(?:特等奖|"
    rf"[一二三]等奖)|(?<=企业)名单)?)"
    rf"(?=[，。；：！？、（）()\s”]|等|称号|荣誉|奖牌|证书|牌匾|颁|名单|后|并|以及|和|"
    rf"与|的|，|授|$)"
)


def find_honours(text: str) -> list[Span]:
    """Every name of an honour, in order, without quotation marks and without `称号`."""
    found: list[Span] = []
    for match in _QUOTE.finditer(text):
        if _is_honour(text, match):
            found.append(Span(*match.span("name")))
    for match in _OPEN.finditer(text):
        span = _trimmed(text, Span(*match.span("name")))
        if span.end - span.start >= 2 and not any(
            span.start < s.end and s.start < span.end for s in found
        ):
            found.append(span)
    return sorted(found)


def _is_honour(text: str, match: re.Match[str]) -> bool:
    name, before, after = match["name"], text[: match.start()], text[match.end() :]
    if _AFTER_QUOTE.match(after):
        return True
    given = _BEFORE_QUOTE.search(before[-24:]) is not None
    return given or re.search(f"{_END}$", name) is not None


_LEAD = re.compile(rf"^(?:{_GIVE}|了|过|的|其|该|在|是|将|把)+")


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + (lead.end() if lead else 0), span.end)
