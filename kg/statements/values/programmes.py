"""Names of programmes: loan products, funds, aid plans."""

from __future__ import annotations

import re

from kg.model import Span

# A quotation is a programme by the word after it, or by its own last characters.
_KIND_AFTER = re.compile(
    r"(?:系列|专属|专项|特色|信用|纯信用|线上|公益|助学|金融|信贷)?"
    r"(?:项目|产品|贷款|计划|工程|行动|基金|助学|助学金|奖学金|信贷|保险|活动|资金|贷|方案|品牌)"
)
_OWN_END = re.compile(
    r"(?:贷|贷款|基金|计划|助学金|奖学金|工程|[信农税商惠企科贷]通|险|资金|行动|信贷)$"
)
_NO_NAME = re.compile(r"能否|停办|申请|要求|的|了|把|是|不|没|哪|吗|多少|如何|怎么")
_QUOTED = re.compile(r"[“「『‘](?P<name>[^“”「」『』‘’，。；！？、\n]{2,16})[”」』’]")
# Without quotation marks only what no other word is made like: 惠农e贷, 沪滇协作资金.
_BEFORE = r"(?:(?<![一-龥])|(?<=[为向用办的过元])|(?<=推)(?!出)|(?<=发放|申请|推出|办理|使用|通过))"
_OWN = "(?:(?!发放|申请|推出|办理|使用|通过|投放|获得|的|元)[一-龥](?!元))"
_REGION = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]"
_PRODUCT = re.compile(
    rf"{_BEFORE}(?P<name>{_OWN}{{0,4}}(?:[创农商科税信企惠园快易贸]|[eE])(?:[eE]|易|快|速)?贷)"
    r"(?![一-龥])"
    rf"|{_BEFORE}(?P<known>{_OWN}{{0,4}}(?:[创农商科税信企惠园快易贸]|[eE])贷)"
    r"(?=的|等|产品|项目|余额|贷款)"
    rf"|(?P<fund>(?:{_REGION}{{2}}|东西部)协作资金)"
)
# Without one of these there is none.
_MAY_BE_PRODUCT = re.compile("[创农商科税信企惠园快易贸eE][eE易快速]?贷|协作资金")
_NO_PRODUCT = re.compile(
    r"[小农额]信贷|借贷|房贷|车贷|放贷|网贷|还贷|申贷|首贷|续贷|助贷|个贷|贷贷|高利贷|校园贷"
)


def find_programmes(text: str) -> list[Span]:
    """Every name of a programme, in order, without quotation marks."""
    found: list[Span] = []
    for match in _QUOTED.finditer(text):
        name = match["name"]
        if _NO_NAME.search(name):
            continue
        if _OWN_END.search(name) or _KIND_AFTER.match(text, match.end()):
            found.append(Span(*match.span("name")))
    for match in _PRODUCT.finditer(text) if _MAY_BE_PRODUCT.search(text) else ():
        span = Span(*match.span(match.lastgroup or 0))
        clash = any(s.start < span.end and span.start < s.end for s in found)
        if not clash and not _NO_PRODUCT.search(match.group()):
            found.append(span)
    return sorted(found)
