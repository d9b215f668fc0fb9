"""Who wrote it: bylines as paragraphs of their own, in a lead, after a text, under a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from kg.ontology import ontology_dir

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_PAPER = rf"(?:本[报刊网台]|新华社|中新社|{HAN}{{2,8}}?(?:日报|晚报|时报|早报|周报|都市报|工人报|融媒体?中心|融媒|电视台|报社|[报社网台]))?"
_GRADE = (
    rf"(?:驻{HAN}{{2,4}}?|首席|见习|实习|特约|特派|全媒体|融媒体?|摄影|文字|高级|资深|经济|时政)*"
)
_OFFICE = "(?:记者|通讯员|实习生|撰稿人|撰稿|评论员|观察员|作者|供稿|采写|执笔|整理)"
_ROLE = re.compile(rf"{_PAPER}{_GRADE}{_OFFICE}|{HAN}{{2,8}}(?:融媒体?中心|报社|电视台)")
_CREDIT = re.compile("摄影报道|文并摄|文摄影|图片?|文字?|摄影?|摄像|报道|供图|供稿|文图|图文|综合")
_EDITOR = re.compile(
    "(?:本版|责任|本期|值班)?(?:责编|编辑|主编|美编|美术编辑|版式|校对|审核|监制|统筹|设计|终审|编审|制图|组版)"
)
_ROLE_NAME = re.compile(
    rf"(?P<role>{_ROLE.pattern}|摄影|责编|编辑|美编|校对)(?P<name>{HAN}{{2,3}})"
)
_NAME_CREDIT = re.compile(rf"(?P<name>{HAN}{{2,3}})(?:摄影报道|文并摄|摄影|摄|供图)")
_NAME = re.compile(rf"{HAN}{{2,4}}|{HAN}{{1,6}}·{HAN}{{1,8}}")
_SEPARATORS = re.compile(r"[\s、,，;；:：/／&|()（）]+")
_BULLET = re.compile(r"[□■◎●○▲△▼◆☐\s]+")
_BROKEN = re.compile(r"[^\s□■◎●○▲△▼◆☐][(（]|[)）]\s*\S")  # brackets within a line
_BRACKET = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_NOT_NAMES = frozenset(
    "下转 上接 待续 摘编 完 资料 图片 来源 见图 左图 右图 上图 下图 广告 编者 文字 综合 供图".split()
)
_NO_NAME = re.compile("本[报刊网台]|记者|通讯员|实习|见习")
_OPEN_LEAD = re.compile(
    r"[^\n。，]{2,24}?(?:[讯电]|消息)[ \u3000]*记者[ \u3000]+(?P<name>[^\s，。]{2,4})[ \u3000]"
)
_STOP = re.compile(r"[。”！？]")
_STOP_OR_GAP = re.compile(r"[。”！？]|[ \u3000]{2,}")
_LONGEST = 80
_COMMON = 250  # surnames by frequency; the rest are words of other kinds too

Kind = Literal["role", "credit", "editor", "name"]


class _Token(NamedTuple):
    kind: Kind
    text: str


def is_byline(text: str) -> bool:
    """Is the paragraph nothing but a byline or signature (`□本报记者 李明 通讯员 王芳`, `（吴桐）`)?"""
    return _byline(text) is not None and not is_editor_line(text)


def is_author_line(text: str) -> bool:
    """Is it a byline as it stands over a text, not a signature or a picture's credit?"""
    if not is_byline(text) or is_picture_line(text):
        return False
    return text[0] not in "(（" or bool(_ROLE.search(text))


def is_picture_line(text: str) -> bool:
    """Is it the credit of a picture and nothing else (`本报记者 李明 摄`)?"""
    tokens = _byline(text) or ()
    return bool(tokens) and text.rstrip(")） ").endswith(("摄", "摄影", "供图", "摄影报道"))


def is_editor_line(text: str) -> bool:
    """Does it name those who made the page (`责编 李明 版式 王芳`)?"""
    tokens = _byline(text)
    return tokens is not None and tokens[0].kind == "editor"


def is_credit(text: str) -> bool:
    """Does the paragraph, after its text, say who took the picture?"""
    tail = _STOP_OR_GAP.split(text[-40:])[-1].strip()
    return len(tail) < len(text) and is_picture_line(tail)


def is_signed(text: str) -> bool:
    """Does the paragraph, after its text, say who wrote it?"""
    tail = text[max(text.rfind(stop) for stop in "。！？”") + 1 :].strip()
    return len(tail) < len(text) and is_byline(tail)


def is_bare_name(text: str) -> bool:
    """Is it a name and nothing else?"""
    name = "".join(text.split())
    spaced = len(name) == 2 or name == text
    return spaced and bool(re.fullmatch(f"{HAN}{{2,3}}", name)) and _is_name(name, common=True)


def find_reporters(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The names in bylines, leads, signatures and picture credits, in order, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_names, paragraphs))))


def _names(text: str) -> Iterator[str]:
    yield from _authors(text)
    lead = _OPEN_LEAD.match(text[:60])
    if lead:
        yield lead["name"]
    for part in (text[:160], text[-60:] if len(text) > 160 else ""):
        for match in _BRACKET.finditer(part):
            yield from _authors(match.group())
    tail = _STOP.split(text[-40:])[-1].strip()
    if len(tail) < len(text):
        yield from _authors(tail)


def _authors(text: str) -> Iterator[str]:
    """The names of a byline that do not follow an editor's title."""
    role: Kind = "role"
    for token in _byline(text) or ():
        if token.kind != "name":
            role = token.kind
        elif role != "editor":
            yield token.text


@lru_cache(maxsize=4096)
def _byline(text: str) -> tuple[_Token, ...] | None:
    """The parts of a byline; `None` where the text is none."""
    if len(text) > _LONGEST or _BROKEN.search(text):
        return None
    marked = _BULLET.match(text)
    words = [word for word in _SEPARATORS.split(text[marked.end() if marked else 0 :]) if word]
    tokens = _tokens(_join_letters(words))
    if tokens is None or not any(token.kind == "name" for token in tokens):
        return None
    if all(token.kind == "name" for token in tokens):
        signed = bool(_BRACKET.fullmatch(text)) or bool(marked and marked.group().strip())
        return tokens if signed and len(tokens) <= 4 and _all_names(tokens) else None
    if all(token.kind in ("name", "credit") for token in tokens):
        return tokens if _all_names(tokens) else None
    return tokens


def _tokens(words: list[str]) -> tuple[_Token, ...] | None:
    tokens: list[_Token] = []
    for word in words:
        read = _read(word)
        if read is None or len(tokens) > 16:
            return None
        tokens += read
    return tuple(tokens)


def _read(word: str) -> tuple[_Token, ...] | None:
    if _EDITOR.fullmatch(word):
        return (_Token("editor", word),)
    if _CREDIT.fullmatch(word):
        return (_Token("credit", word),)
    if _ROLE.fullmatch(word):
        return (_Token("role", word),)
    match = _ROLE_NAME.fullmatch(word)
    if match and _is_name(match["name"], common=True):
        kind: Kind = "editor" if _EDITOR.fullmatch(match["role"]) else "role"
        return _Token(kind, match["role"]), _Token("name", match["name"])
    match = _NAME_CREDIT.fullmatch(word)
    if match and _is_name(match["name"]):
        return _Token("name", match["name"]), _Token("credit", word)
    if _NAME.fullmatch(word) and word not in _NOT_NAMES and not _NO_NAME.match(word):
        return (_Token("name", word),)
    return None


def _join_letters(words: list[str]) -> list[str]:
    """Names of two characters set with a space in between are one word again."""
    joined: list[str] = []
    for word in words:
        if _lone(word) and joined and _lone(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _lone(word: str) -> bool:
    return len(word) == 1 and not _CREDIT.fullmatch(word)


def _all_names(tokens: tuple[_Token, ...]) -> bool:
    return all(_is_name(token.text) for token in tokens if token.kind == "name")


def _is_name(name: str, *, common: bool = False) -> bool:
    """Does it begin with a surname?"""
    surnames = _surnames()[: _COMMON if common else None]
    return "·" in name or name.startswith(surnames)


@lru_cache
def _surnames() -> tuple[str, ...]:
    text = (ontology_dir() / "names" / "surnames.txt").read_text(encoding="utf-8")
    return tuple(text.split())
