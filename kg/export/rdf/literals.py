"""Values as RDF literals: terms, that is the text that N-Triples has for them.

Two kinds of characters do not survive, replaced by U+FFFD one for one: lone surrogates, which no
RDF can hold, and NUL, U+FFFE and U+FFFF, at which widespread parsers stop or cut the text off.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Final, NamedTuple

import pyoxigraph as ox

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
STRING, DECIMAL, INTEGER, BOOLEAN, TIME = (
    f"{XSD}{name}" for name in ("string", "decimal", "integer", "boolean", "dateTime")
)
_BY_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)")
_BROKEN = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
_ESCAPE = re.compile(r"\\(u[0-9A-F]{4}|.)")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "\\": "\\"}


def clean(text: str) -> str:
    """The text without the characters that no literal of ours holds."""
    return _BROKEN.sub("\ufffd", text)


def quote(text: str) -> str:
    """The text in quotation marks, cleaned, with what N-Triples escapes escaped."""
    return f'"{text}"' if _ESCAPED.search(text) is None else str(ox.Literal(clean(text)))


def typed(text: str, datatype: str) -> str:
    """A literal of a type, which is an IRI."""
    return f"{quote(text)}^^<{datatype}>"


def chinese(text: str) -> str:
    """A text in Chinese."""
    return f"{quote(text)}@zh"


def english(text: str) -> str:
    """A text in English."""
    return f"{quote(text)}@en"


def plain(text: str) -> str:
    """A string that is a name or a code, or that has to stay as it was printed."""
    return quote(text)


def decimal(value: str) -> str:
    """A decimal number as it is written; what is none stays a string, for SHACL to find."""
    return typed(value, DECIMAL) if _DECIMAL.fullmatch(value) else plain(value)


@lru_cache(maxsize=1024)
def confidence(value: float) -> str:
    """Three decimals at most, one at least."""
    text = f"{value:.3f}".rstrip("0")
    return typed(f"{text}0" if text.endswith(".") else text, DECIMAL)


def integer(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{INTEGER}>'


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return typed("true" if value else "false", BOOLEAN)


def date(value: str) -> str:
    """A date of the type of its precision; what is none stays a string, for SHACL to find."""
    if not _DATE.fullmatch(value) or value.startswith("0000"):
        return plain(value)
    try:
        datetime.date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:  # 30 February
        return plain(value)
    return typed(value, XSD + _BY_LENGTH[len(value)])


def time(value: str) -> str:
    """A moment, in ISO 8601."""
    return typed(value, TIME)


class Parts(NamedTuple):
    """A literal taken apart; `quoted` is its text with the escapes of N-Triples and the marks."""

    quoted: str
    language: str
    datatype: str

    @property
    def value(self) -> str:
        """The text itself."""
        inner = self.quoted[1:-1]
        return _ESCAPE.sub(_unescape, inner) if "\\" in inner else inner


def parts(literal: str) -> Parts:
    """Text, language and type of a literal."""
    end = literal.rindex('"') + 1
    rest = literal[end:]
    if not rest:
        return Parts(literal, "", STRING)
    if rest[0] == "@":
        return Parts(literal[:end], rest[1:], "")
    return Parts(literal[:end], "", rest[3:-1])


def _unescape(found: re.Match[str]) -> str:
    name = found.group(1)
    return chr(int(name[1:], 16)) if name[0] == "u" else _SHORT[name]
