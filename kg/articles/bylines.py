"""Who wrote it: bylines as paragraphs of their own, in a lead, after a text, under a picture."""

from __future__ import annotations

import re
from itertools import chain

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_PAPER = rf"(?:本[报刊网台版]|{HAN}{{2,6}}(?:日报|晚报|时报|早报|都市报|工人报|社|网|电视台|融媒体?(?:中心)?))?"
_GRADE = (
    rf"(?:驻{HAN}{{2,4}}?|首席|见习|实习|特约|特派|全媒体|融媒体?|摄影|文字|高级|资深|报道组|评论)*"
)
ROLE = (
    rf"{_PAPER}\s*{_GRADE}(?:记者|通讯员|实习生|撰稿人?|评论员|作者|摄影报道|摄影|摄像|图/文|文/图|图文|图片|"
    r"文图|文|图|摄|编辑|责编|整理|供稿|供图|采写|统筹|执笔)"
)
_NOT_NAME = (
    r"(?!记者|通讯员|实习|见习|特约|首席|摄影|摄像|编辑|责编|报道|供图|供稿|综合|本报|作者|整理)"
)
NAME = rf"{_NOT_NAME}(?:{HAN}{{2,4}}?(?:·{HAN}{{1,6}})?|{HAN}[ \u3000]+{HAN})"
_SEPARATOR = r"[ \u3000、,，;；/&]{1,6}"
_NAMES = rf"{NAME}(?:{_SEPARATOR}{NAME})*"
_GROUP = rf"{ROLE}(?:{_SEPARATOR}{ROLE})*[ \u3000:：/／]{{0,6}}{_NAMES}"
_TAIL = r"(?:[ \u3000]*(?:文并摄|文/图|图/文|文图|摄影报道|摄影|报道|摄|文|图|供图|供稿))?"
_LINE = re.compile(rf"[□■◎●○▲◆☐口\s]*[(（]?{_GROUP}(?:{_SEPARATOR}{_GROUP})*{_TAIL}[)）]?$")
_CREDITED = re.compile(
    rf"[(（]?{NAME}(?:[ \u3000、]+{NAME})*[ \u3000]*(?:[/／ \u3000]?(?:文|图|摄))+[)）]?$"
)
_SIGNED = re.compile(rf"[(（]{_NAMES}[)）]$")
_BRACKET = re.compile(r"[(（]([^()（）]{2,60})[)）]")
_GROUPS = re.compile(
    rf"(?P<role>{ROLE})[ \u3000:：/／]{{0,6}}(?P<names>{_NAMES})(?={_SEPARATOR}|{_TAIL}[)）]?$|[)）])"
)
_EDITOR = re.compile(r"编辑|责编|统筹|图片$|供图")
_ONE = re.compile(NAME + rf"(?!{HAN})")
LONGEST = 80


def is_byline(text: str) -> bool:
    """Is the paragraph nothing but a byline or signature (`□本报记者 李明 通讯员 王芳`, `（吴桐）`)?"""
    if len(text) > LONGEST:
        return False
    return bool(_LINE.match(text) or _CREDITED.match(text) or _SIGNED.match(text))


def find_reporters(paragraphs: list[str]) -> tuple[str, ...]:
    """The names in bylines, leads, signatures and picture credits, in order, each once."""
    found = chain.from_iterable(_names(text) for text in paragraphs)
    return tuple(dict.fromkeys(found))


def _names(text: str) -> list[str]:
    if is_byline(text):
        return _in_groups(text) or _listed(text.strip("()（）"))
    names: list[str] = []
    for match in _BRACKET.finditer(text[:200]):
        names += _in_groups(match.group(1))
    tail = _SIGNED.search(text[-40:])
    if tail and len(text) > 40:
        names += _listed(tail.group().strip("()（）"))
    elif len(text) > 200:
        for match in _BRACKET.finditer(text[-70:]):
            names += _in_groups(match.group(1))
    return names


def _in_groups(text: str) -> list[str]:
    found = []
    for match in _GROUPS.finditer(text):
        if not _EDITOR.search(match["role"]):
            found += _listed(match["names"])
    return found


def _listed(names: str) -> list[str]:
    return ["".join(match.group().split()) for match in _ONE.finditer(names)]
