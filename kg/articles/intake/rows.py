"""Tables as text: JSON lines, CSV and TSV, read row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from kg.articles.intake.lines import Line, fault, read_lines
from kg.articles.intake.parts import MOST, Blob, Read, Settings
from kg.articles.intake.tables import Table
from kg.errors import InputError

_TOO_LONG = f"has over {MOST:,} bytes"


def read_jsonl(blob: Blob, settings: Settings) -> Iterator[Read]:
    """A document of each line, which is a JSON object; a line that is none is left out."""
    table = Table(blob.name, settings.columns)
    for number, text, data in read_lines(blob, settings):
        if text is not None and not text.strip():
            continue
        if number == 1 and text is not None and text.lstrip().startswith("["):
            raise InputError(f"{blob.name}: is a JSON list; what is wanted is an object a line")
        where = f"line {number}"
        row = _row(text)
        if isinstance(row, str):
            yield table.left(where, row)
            continue
        try:
            chosen = table.choose(row, loose=True)
        except InputError as error:
            yield table.left(where, str(error).removeprefix(f"{blob.name}: "))
            continue
        values = {part: row[name] for part, name in chosen.items()}
        yield table.read(number, where, values, data.rstrip(b"\r\n"))
    yield from table.unmet()


def _row(text: str | None) -> dict[str, object] | str:
    """The object of a line, or what is wrong with it."""
    if text is None:
        return _TOO_LONG
    if why := fault(text):
        return why
    try:
        row = json.loads(text)
    except ValueError as error:
        return f"is not JSON: {error}"
    except RecursionError:
        return "is JSON nested too deeply"
    return row if isinstance(row, dict) else "is not a JSON object"


def read_csv(blob: Blob, settings: Settings) -> Iterator[Read]:
    """A document of each row under the header; a row that does not fit it is left out.

    In a `.csv` the sign between the fields is a comma, or where only that gives a header with a
    column of texts, a semicolon or a tab; in a `.tsv` it is a tab.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MOST))  # a setting of the whole process
    lines = _Lines(read_lines(blob, settings))
    header_line = next(lines, None)
    if header_line is None:
        raise InputError(f"{blob.name}: is empty; what is wanted is a header and rows")
    table = Table(blob.name, settings.columns)
    between = "\t" if ".tsv" in blob.kind else _between(table, header_line)
    header = next(csv.reader([header_line], delimiter=between), [])
    chosen = {part: header.index(name) for part, name in table.choose(header).items()}
    lines.taken.clear()
    rows = csv.reader(lines, delimiter=between)
    number = 0
    try:
        for row in rows:
            data, where = lines.take(), f"line {rows.line_num + 1}"
            if not row and not lines.too_long:
                continue
            number += 1
            why = next(filter(None, map(fault, row)), None)
            if len(row) > len(header):
                why = f"has {len(row)} fields, the header {len(header)}"
            if lines.too_long:
                why = _TOO_LONG
            if why:
                lines.too_long = False
                yield table.left(where, why)
                continue
            values = {part: row[at] for part, at in chosen.items() if at < len(row)}
            yield table.read(number, where, values, data)
    except csv.Error as error:
        where = f"line {rows.line_num + 1}"
        raise InputError(
            f"{blob.name}: {where}: {error}; what comes after it is not read"
        ) from error


class _Lines:
    """Lines for the reader of CSV, and the bytes of those that it took for the row in hand."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self.lines = lines
        self.taken: list[bytes] = []
        self.too_long = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.taken.append(line.data)
        self.too_long |= line.text is None
        return line.text or "\n"

    def take(self) -> bytes:
        data = b"".join(self.taken).rstrip(b"\r\n")
        self.taken.clear()
        return data


def _between(table: Table, header: str) -> str:
    """The sign that gives a header with a column of texts; a comma where none does."""
    for sign in ",;\t":
        try:
            table.choose(next(csv.reader([header], delimiter=sign), []))
        except InputError:
            continue
        return sign
    return ","
