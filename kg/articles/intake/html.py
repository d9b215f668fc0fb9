"""Pages of the web: their main text, title and date, by trafilatura."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.articles.dates import find_full
from kg.articles.decode import BOMS, decode_text, find_codec
from kg.articles.intake.parts import MEGABYTE, Blob, Read, Settings
from kg.articles.intake.text import odd_characters
from kg.errors import InputError, KgError
from kg.model import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_PAGE = 16 * MEGABYTE
"""Bytes of a page; that of a newspaper has some 100,000."""

MOST_ELEMENTS = 100_000
"""Elements of a page, since what is done with them takes time that grows with their number."""

_ADVICE = "cut it into several pages, or save its text"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CHINESE_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_HEADLINE = 8  # characters that a headline has at least, if it does not look like one
_DATE_NAMES = ("pubdate", "publishdate", "publish_time", "article:published_time", "datepublished")
_LABELLED = re.compile(r"(?:发布|发表|发稿|更新|刊发|时间|日期)[^\d\n]{0,8}(?=(?:19|20)\d\d)")
_SITE = re.compile(r"[_|｜\-–—－]+")
_NEAR = 160  # characters behind the title in which the line with the date stands
_SHORT = "60"  # characters that are a text; the library's 250 are of Latin script
_BLOCKS = frozenset("p head item quote lb code div cell list table main".split())
_UNSEEN = frozenset("head title meta script style noscript template".split())
_WIDE = "\u3000-\u9fff\uff00-\uffef"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t]*\r?\n[ \t]*(?=[{_WIDE}])")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_CELL = "\x1f"  # between cells, while lines are mended
_SPACES = re.compile(r"[ \t\r\n\xa0]+")


def read_html(blob: Blob, settings: Settings) -> Iterator[Read]:
    """The page as one document: its title, then its paragraphs, with a blank line between.

    Raises `InputError` where no main text is found.
    """
    name, data = blob.name, blob.read(MOST_PAGE, _ADVICE)
    if not data.strip():
        raise InputError(f"{name}: is empty; what is wanted is a page of HTML")
    page, codec, lines = decode_page(data, name, settings.encoding)
    tree = _parse(page, name)
    seen = _seen(tree)
    title = find_title(tree, seen)
    date = find_date(tree, seen, title)
    body = _extract(tree)  # which takes the tree apart
    found = [] if body is None else paragraphs(body)
    if title and _bare(title) in map(_bare, found[:2]):
        found = found[[_bare(line) for line in found[:2]].index(_bare(title)) + 1 :]
    if not found:
        raise InputError(f"{name}: no main text is found in this page; save its text as .txt")
    text = "\n\n".join([title, *found] if title else found)
    digest = hashlib.sha256(data).hexdigest()
    document = Document(name, text, digest, codec, title=title, date=date)
    yield Read(document, (*lines, *odd_characters(name, text)))


def decode_page(data: bytes, name: str, encoding: str | None) -> tuple[str, str, tuple[str, ...]]:
    """The source of a page, its encoding, and what to warn of.

    The user's encoding holds, then a mark at the start, then what the page says if all of it is in
    that, then what is found as for any text. Where few bytes do not fit they become U+FFFD.
    """
    declared = _CHARSET.search(data[:4096])
    said = declared[1].decode().lower() if declared else ""
    codec = find_codec(encoding) if encoding else _known(_CHINESE_CODECS.get(said, said))
    if not encoding and any(data.startswith(bom) for bom, _ in BOMS):
        codec = None
    if codec:
        text = data.decode(codec, "replace").removeprefix("\ufeff")
        lost = text.count("\ufffd")
        if not lost:
            return text, codec, ()
    try:
        if not encoding:
            return *decode_text(data, name), ()
    except InputError:
        if not codec or lost * 100 > len(text):
            raise
    if not codec or lost * 100 > len(text):
        raise InputError(f"{name}: {lost} bytes are not {codec}; name the encoding with --encoding")
    return text, codec, (f"{name}: {lost} bytes are not {codec}; they are U+FFFD",)


def find_title(tree: HtmlElement, seen: str) -> str | None:
    """The headline: as the page declares it, without the names of its site, which it does not show.

    A heading with which the page's `title` begins goes before that; where this is too short for a
    headline (the name of a newspaper), the only heading of the highest level does.
    """
    shown = _bare(seen)
    declared = _meta(tree, "articletitle")
    heads = [[_line(head) for head in tree.iter(level)] for level in ("h1", "h2", "h3")]
    whole = next((_line(title) for title in tree.iter("title")), "")
    first = (head for level in heads for head in level if head and whole.startswith(head))
    highest = next((level for level in heads if level), [])
    cut = _without_site(whole, shown)
    candidates = (
        _without_site(declared, shown) or declared,
        next(first, None),
        _without_site(_meta(tree, "og:title"), shown),
        cut if cut and len(cut) >= _HEADLINE else None,
        highest[0] if len(highest) == 1 and len(highest[0]) >= _HEADLINE else None,
        cut,
    )
    return next(filter(None, candidates), None)


def _without_site(title: str, shown: str) -> str | None:
    """The longest beginning of a title, up to a sign such as `_`, that the page shows."""
    cuts = [len(title), *(cut.start() for cut in reversed(list(_SITE.finditer(title))))]
    heads = (title[:cut].strip() for cut in cuts)
    return next((head for head in heads if head and _bare(head) in shown), None)


def find_date(tree: HtmlElement, seen: str, title: str | None) -> str | None:
    """The date as the page declares it, else as it shows it under its title or behind `发布时间`."""
    declared = (find_full(value) for name in _DATE_NAMES if (value := _meta(tree, name)))
    date = next(filter(None, declared), None)
    if date:
        return date
    times = (find_full(str(time.get("datetime") or "")) for time in tree.iter("time"))
    at = seen.find(title) if title else -1
    while title and at >= 0:
        near = find_full(seen[at + len(title) : at + len(title) + _NEAR].split("。")[0])
        if near:
            return near
        at = seen.find(title, at + 1)
    label = _LABELLED.search(seen)
    return next(filter(None, times), None) or (
        find_full(seen[label.end() :][:30]) if label else None
    )


def paragraphs(body: HtmlElement) -> list[str]:
    """The paragraphs of a text taken out; a row of a table is one, with tabs between its cells."""
    lines = [""]

    def walk(part: HtmlElement) -> None:
        if part.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in part.iter("cell"))
            lines.extend((_CELL.join(cells), ""))
            return
        if part.tag in _BLOCKS:
            lines.append("")
        lines[-1] += part.text or ""
        for child in part:
            walk(child)
            lines[-1] += child.tail or ""
        if part.tag in _BLOCKS:
            lines.append("")

    walk(body)
    bare = (_SPACES.sub(" ", line).strip().replace(_CELL, "\t") for line in lines)
    return [line for line in bare if line.strip()]


def _parse(page: str, name: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import document_fromstring

    page = _WRAPPED.sub("", _DECLARATION.sub("", page.replace("\x00", "")))
    try:
        tree = document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: is no page of HTML: {error}") from error
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise InputError(
            f"{name}: has {count:,} elements, and at most {MOST_ELEMENTS:,} are read of a page; "
            f"{_ADVICE}"
        )
    return tree


def _extract(tree: HtmlElement) -> HtmlElement | None:
    """What trafilatura takes for the main text: rather less than more, and short texts, too."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        tree, favor_precision=True, include_comments=False, config=_config()
    )
    return None if found is None else found.body


@lru_cache
def _config() -> Any:
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORT
    return config


def _seen(tree: HtmlElement) -> str:
    """The text of a page without its head and its scripts, a space between elements."""
    parts: list[str] = []
    for part in tree.iter():
        if isinstance(part.tag, str) and part.tag not in _UNSEEN:
            parts.append(part.text or "")
        parts.append(part.tail or "")
    return " ".join(" ".join(parts).split())


def _meta(tree: HtmlElement, name: str) -> str:
    for meta in tree.iter("meta"):
        if name in (str(meta.get(key, "")).lower() for key in ("name", "property", "itemprop")):
            return " ".join(str(meta.get("content") or "").split())
    return ""


def _line(part: HtmlElement) -> str:
    return " ".join(str(part.text_content()).split())


def _bare(text: str) -> str:
    return "".join(text.split())


def _known(codec: str) -> str | None:
    try:
        return find_codec(codec) if codec else None
    except KgError:
        return None
