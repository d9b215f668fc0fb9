"""Names of programmes: loan products, funds, aid plans."""

from __future__ import annotations

import re

from kg.model import Span

_KIND = (
    "项目|产品|贷款|计划|工程|行动|基金|专项基金|专项|助学|助学金|奖学金|信贷|保险|"
    "公益项目|公益活动|活动|资金|担保|贷|方案|服务品牌|品牌"
)
_ENDS = "贷|贷款|基金|计划|助学金|奖学金|工程|[信农税商惠企科]通|保|[贴险]|资金|行动"
_QUOTED = re.compile(
    r"[“「『‘](?P<name>[^“”「」『』‘’，。；！？\n]{2,16})[”」』’](?P<after>.{0,8})"
)
_OPEN = re.compile(
    r"(?<![一-龥])?(?P<name>[一-龥A-Za-z·]{2,8}?(?:[a-zA-Z]贷|"
    r"[惠创科信税农商快易园企政]{1,3}(?:e|E)?贷(?!款)|助学金|奖学金|励志基金))"
)
_LEAD = re.compile(
    r"^.*?(?:的|了|为|向|给|和|与|设立|发放|推出|办理|申请|使用|通过|以|该行|银行|"
    r"公司|工会)(?=[一-龥A-Za-z·]{2,}$)"
)


def find_programmes(text: str) -> list[Span]:
    """Every name of a programme, in order, without quotation marks."""
    found: list[Span] = []
    for match in _QUOTED.finditer(text):
        kind = re.match(rf"(?:系列|专属|专项|特色|信用|纯信用|线上)?(?:{_KIND})", match["after"])
        if kind or re.search(f"(?:{_ENDS})$", match["name"]):
            found.append(Span(*match.span("name")))
    for match in _OPEN.finditer(text):
        lead = _LEAD.match(match["name"])
        span = Span(match.start("name") + (lead.end() if lead else 0), match.end("name"))
        if span.end - span.start >= 3 and not any(
            s.start < span.end and span.start < s.end for s in found
        ):
            found.append(span)
    return sorted(found)
