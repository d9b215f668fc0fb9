"""JSON whose faults are told in one line: which file, which key, what would be right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and the place where it stands, for errors."""

    where: str
    values: dict[str, Any]

    def text(self, key: str) -> str:
        """A string that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise self.error(f"{key!r} is {shown(value)}, not a string")
        return value

    def text_or_none(self, key: str) -> str | None:
        """A string; `None` where the key is missing, null or empty."""
        return self.text(key) if self.values.get(key) not in (None, "") else None

    def texts(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A string or a list of them; `default` where the key is missing."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) and item for item in items):
            raise self.error(f"{key!r} is {shown(value)}, not a string or a list of them")
        return tuple(items)

    def number(self, key: str) -> int:
        """A whole number that is not negative."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(f"{key!r} is {shown(value)}, not an offset")
        return value

    def inner(self, key: str) -> Fields | None:
        """The JSON object under a key; `None` where the key is missing or null."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(f"{key!r} is {shown(value)}, not an object")
        return Fields(f"{self.where}: {key}", value)

    def objects(self, key: str, *, required: bool = False) -> Iterator[Fields]:
        """The JSON objects of a list; none where the key is missing and not `required`."""
        value = self.values.get(key)
        if value is None and not required:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"{key!r} is {shown(value)}, not a list of objects")
        for number, item in enumerate(value, 1):
            yield Fields(f"{self.where}: {key} {number}", item)

    def span(self, key: str) -> Span:
        """A pair of offsets."""
        return self.pair(key, self.values.get(key))

    def spans(self, key: str) -> tuple[Span, ...]:
        """A list of pairs of offsets; empty where the key is missing."""
        return tuple(self.pair(key, item) for item in self.values.get(key) or [])

    def pair(self, key: str, value: object) -> Span:
        """`value` as a pair of offsets."""
        if isinstance(value, list) and [type(item) for item in value] == [int, int]:
            return Span(*value)
        raise self.error(f"{key!r} is {shown(value)}, not [start, end]")

    def error(self, message: str) -> InputError:
        """The error that `message` is wrong here."""
        return InputError(f"{self.where}: {message}")


def shown(value: object) -> str:
    """A value as JSON, cut to a length that fits a line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:37] + "..."


def read_utf8(path: Path, *, remedy: str) -> str:
    """The text of a file, its line ends as they stand; `remedy` says what to do where it is not."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; {remedy}") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; {remedy}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from None


def parse_object(text: str, where: str) -> Fields:
    """One JSON object."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: {shown(value)} is not a JSON object")
    return Fields(where, value)


def read_lines(path: Path) -> Iterator[Fields]:
    """The JSON objects of a JSONL file, in its order."""
    text = read_utf8(path, remedy="build again")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield parse_object(line, f"{path} line {number}")
