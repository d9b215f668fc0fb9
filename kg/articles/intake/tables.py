"""Tables of articles, a row each: which column holds what, and what a row's document is called."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from kg.articles.dates import find_full
from kg.articles.decode import decode_text
from kg.articles.intake.parts import Columns, Read
from kg.articles.intake.text import odd_characters
from kg.errors import InputError
from kg.model import Document

USUAL = {
    "text": "text content body article fulltext 正文 内容 全文 文本 文章内容 新闻内容",
    "id": "id _id uid uuid doc_id docid article_id news_id 编号 文章编号",
    "date": "date published publish_date pub_date pubdate published_at publish_time datetime "
    "发布时间 发布日期 发表时间 出版日期 刊发日期 日期 时间",
    "title": "title headline 标题 题目 文章标题 新闻标题",
}
"""Names of columns that are taken where the user names none, the first of them before the rest."""

_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f%/\\\\:*?"<>|\ud800-\udfff]|^[. ]|[. ]$')
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?")
_PART = re.compile(r"((?:19|20)\d\d)(?:年|[-/.](?=\d))?(?:(\d{1,2})月?)?")


class Table:
    """Makes documents of the rows of one table, in their order."""

    def __init__(self, name: str, columns: Columns) -> None:
        self.name = name
        self.wanted = asdict(columns)
        self.taken: set[int] = set()
        self.numbered = 0
        self.met: set[str] = set()

    def choose(self, header: Iterable[str], *, loose: bool = False) -> dict[str, str]:
        """The column of each part that has one.

        Raises `InputError` where there is none for the text, and where a column that the user
        names is not there, unless `loose`, for a row of its own that has it or not.
        """
        names = list(header)
        known = {_plain(name): name for name in reversed(names)}
        chosen = {}
        for part, wanted in self.wanted.items():
            usual = [wanted] if wanted is not None else USUAL[part].split()
            found = next((known[_plain(name)] for name in usual if _plain(name) in known), None)
            if found is not None:
                chosen[part] = found
                self.met.add(part)
            elif part == "text" or (wanted is not None and not loose):
                lacks = f"no column {wanted!r}" if wanted is not None else "no column of texts"
                raise InputError(
                    f"{self.name}: has {lacks}; it has {_listed(names)}; "
                    f"name the right one with --{part}-column"
                )
        return chosen

    def unmet(self) -> Iterator[Read]:
        """A line for each column that the user names and no row has."""
        for part, wanted in self.wanted.items():
            if wanted is not None and part not in self.met:
                yield Read(None, (f"{self.name}: no row has {wanted!r}, the --{part}-column",))

    def read(
        self, number: int, where: str, row: Mapping[str, object], data: bytes | None = None
    ) -> Read:
        """The document of a row, given its values by part and its bytes.

        `number` counts rows from 1 and names a row without an id; `where` says where it stands.
        """
        lines: list[str] = []
        text = self._text(where, row.get("text"))
        if not isinstance(text, str):
            return Read(None, text)
        name = self._name(number, where, row.get("id"), lines)
        date = to_date(row.get("date"))
        if date is None and row.get("date") not in (None, ""):
            lines.append(
                f"{self.name}: {where}: {str(row['date'])[:40]!r} is not understood as a date; "
                "write it as 2021-08-05"
            )
        title = str(row.get("title") or "").strip()
        digest = hashlib.sha256(_canonical(row) if data is None else data).hexdigest()
        document = Document(name, text, digest, title=" ".join(title.split()) or None, date=date)
        return Read(document, (*lines, *odd_characters(name, text)))

    def left(self, where: str, why: str) -> Read:
        """A row that is left out."""
        return Read(None, (f"{self.name}: {where}: {why}; the row is left out",))

    def _text(self, where: str, text: object) -> str | tuple[str, ...]:
        if isinstance(text, bytes):
            try:
                text, _ = decode_text(text, f"{self.name}: {where}")
            except InputError as error:
                return (str(error),)
        if isinstance(text, str) and text.strip():
            return text
        what = "has no text" if text is None or isinstance(text, str) else "its text is not a text"
        return self.left(where, what).warnings

    def _name(self, number: int, where: str, given: object, lines: list[str]) -> str:
        named = isinstance(given, str | int) and not isinstance(given, bool)
        own = escape(str(given).strip()) if named else ""
        if own and not self._is_taken(own):
            return f"{self.name}/{own}"
        if not own:
            own = str(number)
            taken = self.taken and self._is_taken(own)
            self.numbered = number
            if not taken:
                return f"{self.name}/{own}"
        other = f"{own}~{number}"
        while self._is_taken(other):
            other += "~"
        lines.append(
            f"{self.name}: {where}: an earlier row has the id {own!r}, too; "
            f"this one is document {self.name}/{other}"
        )
        return f"{self.name}/{other}"

    def _is_taken(self, name: str) -> bool:
        """Has a row before it this name? Kept as 8 bytes a row, so that millions have room."""
        key = name.casefold().encode()  # since file systems differ in that, too
        digest = int.from_bytes(hashlib.blake2b(key, digest_size=8).digest())
        if digest in self.taken:
            return True
        self.taken.add(digest)
        return name.isdecimal() and name.isascii() and 0 < int(name[:18]) <= self.numbered


def escape(name: str) -> str:
    """An id as the last part of a path on any system: what cannot stand there is `%XX`."""
    return _UNSAFE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")),
        name,
    )


def to_date(value: object) -> str | None:
    """A date as ISO 8601, cut to what is known of it; `None` where it is none that is understood."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value).strip() if isinstance(value, str | int) else ""
    compact = _COMPACT.fullmatch(text)
    full = find_full("-".join(compact.groups()) if compact else text)
    part = _PART.fullmatch(text)
    if full or not part:
        return full
    year, month = part.groups()
    if month is None:
        return year
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None


def _plain(name: str) -> str:
    return name.strip().casefold()


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:12])
    return (shown or "none") + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _canonical(row: Mapping[str, object]) -> bytes:
    """The values of a row that has no bytes of its own."""
    parts = (f"{part}={row[part]}" for part in sorted(row) if row[part] is not None)
    return "\x1f".join(parts).encode("utf-8", "surrogatepass")
