"""When an article was written, so far as its page tells: datelines, the page's own line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from kg.model import Paragraph

_DIGITS = {char: str(n) for n, char in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_FULL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*日|(?![\d.]))"
)
_SPELT = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_LINE = re.compile(r"[^\n。，]{2,24}?(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:[电讯]|专电|消息|\()")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?(\d\d)[-_.月]?(\d\d)(?!\d)")
_OWN_LINE = 80  # characters of a page's own line at most
_LEAD = 40  # characters of an article's first text in which a full date is its own


def page_date(paragraphs: Sequence[str], name: str) -> str | None:
    """The date of a page, ISO 8601: of its own lines at the top, or in the file's name."""
    lines = (date for text in paragraphs if len(text) <= _OWN_LINE and (date := find_full(text)))
    named = _IN_NAME.search(name)
    return next(lines, None) or (_iso(*named.groups()) if named else None)


def article_date(text: str, paragraphs: Sequence[Paragraph], page: str | None = None) -> str | None:
    """The date of one article, ISO 8601: its dateline, else the page's, else its first full date.

    A dateline without a year is read by the page's date; without that it is none.
    """
    running = [p for p in paragraphs if p.kind in ("body", "caption")]
    lead = text[running[0].start : running[0].end][:_LEAD] if running else ""
    line = _LINE.match(lead)
    if line and page:
        dated = _iso(page[:4], line[1], line[2])
        if dated and dated > page:  # printed in January, written in December
            dated = (
                _iso(str(int(page[:4]) - 1), line[1], line[2]) if dated[5:7] > page[5:7] else dated
            )
        return dated or page
    signs = (text[p.start : p.end] for p in paragraphs if p.kind == "byline")
    return next(filter(None, map(find_full, signs)), None) or page or find_full(lead)


def find_full(text: str) -> str | None:
    """The first date of year, month and day, ISO 8601."""
    match = _FULL.search(text)
    if match:
        return _iso(*match.groups())
    match = _SPELT.search(text)
    if not match:
        return None
    year = "".join(_DIGITS[char] for char in match[1])
    return _iso(year, str(_number(match[2])), str(_number(match[3])))


def _number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[ones])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
