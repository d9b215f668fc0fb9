"""Values as RDF literals.

Two kinds of characters do not survive, replaced by U+FFFD one for one: lone surrogates, which no
RDF can hold, and NUL, U+FFFE and U+FFFF, at which widespread parsers stop or cut the text off.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

import pyoxigraph as ox

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
STRING, DECIMAL = ox.NamedNode(f"{XSD}string"), ox.NamedNode(f"{XSD}decimal")
INTEGER, BOOLEAN = ox.NamedNode(f"{XSD}integer"), ox.NamedNode(f"{XSD}boolean")
_BY_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)")
_BROKEN = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without the characters that no literal of ours holds."""
    return _BROKEN.sub("\ufffd", text)


def chinese(text: str) -> ox.Literal:
    """A text in Chinese."""
    return ox.Literal(clean(text), language="zh")


def english(text: str) -> ox.Literal:
    """A text in English."""
    return ox.Literal(clean(text), language="en")


def plain(text: str) -> ox.Literal:
    """A string that is a name or a code, or that has to stay as it was printed."""
    return ox.Literal(clean(text))


def decimal(value: str) -> ox.Literal:
    """A decimal number as it is written; what is none stays a string, for SHACL to find."""
    return ox.Literal(value, datatype=DECIMAL) if _DECIMAL.fullmatch(value) else plain(value)


def confidence(value: float) -> ox.Literal:
    """Three decimals at most, one at least."""
    text = f"{value:.3f}".rstrip("0")
    return ox.Literal(f"{text}0" if text.endswith(".") else text, datatype=DECIMAL)


def integer(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=INTEGER)


def boolean(value: bool) -> ox.Literal:
    """`true` or `false`."""
    return ox.Literal("true" if value else "false", datatype=BOOLEAN)


def date(value: str) -> ox.Literal:
    """A date of the type of its precision; what is none stays a string, for SHACL to find."""
    if not _DATE.fullmatch(value) or value.startswith("0000"):
        return plain(value)
    try:
        datetime.date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:  # 30 February
        return plain(value)
    return ox.Literal(value, datatype=ox.NamedNode(XSD + _BY_LENGTH[len(value)]))
