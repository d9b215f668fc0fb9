"""Persons where the page says so itself: bylines and credits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.names import Name

_GIVEN = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?"
_BYLINE = re.compile(
    r"(?:(?<=[（(□■◆●/ 　\n])|^)(?:本报|本刊|见习|实习|特约|全媒体|融媒体|首席|驻[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,6}日报|[\u4e00-\u9fff]{2,6}晚报)*"
    r"(?:记者|通讯员|实习生|特约撰稿人|摄影|见习生|作者|编辑|文)[/：: 　]+"
    rf"(?P<names>{_GIVEN}(?:[ 　、,，]+(?!通讯员|记者|实习|摄影|摄|文){_GIVEN})*)(?=[)）\s。]|[ 　]|$)",
    re.M,
)
_NAME = re.compile(_GIVEN)
_SIGNED = re.compile(r"本报讯\s*[（(](?P<name>[\u4e00-\u9fff]{2,3})[)）]")
_NOT_NAMES = frozenset(
    {
        "本报",
        "见习记者",
        "实习记者",
        "首席记者",
        "特约记者",
        "特约通讯员",
        "全媒体记者",
        "通讯员",
        "记者",
        "摄影",
        "报道",
        "摄影报道",
        "实习生",
        "文图",
        "图文",
        "综合",
        "供图",
    }
)


def byline_persons(text: str) -> Iterator[Name]:
    """Everybody whom a byline names: `（记者 杨琳琳 通讯员 石晶）`, `本报讯（石晶）`."""
    for signed in _SIGNED.finditer(text):
        if signed["name"] not in _NOT_NAMES and not signed["name"].startswith(("记者", "通讯")):
            yield Name(*signed.span("name"), "Person")
    for match in _BYLINE.finditer(text):
        for name in _NAME.finditer(text, *match.span("names")):
            if name.group() not in _NOT_NAMES and not name.group().endswith(("报道", "摄影", "摄")):
                yield Name(name.start(), name.end(), "Person")
