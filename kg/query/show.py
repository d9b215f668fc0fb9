"""Answers for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Sequence

import pyoxigraph as ox

from kg import columns
from kg.errors import UsageError
from kg.query.answer import Answer, Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}{name}" for name in ("integer", "decimal", "double", "float")}


def to_table(answer: Answer) -> str:
    """A table for a terminal: columns stand below each other also where the text is Chinese."""
    cells = [[_short(term, answer.prefixes) for term in row] for row in answer.rows]
    numbers = range(len(answer.columns))
    right = [bool(cells) and all(_is_number(row[n]) for row in answer.rows) for n in numbers]
    count = len(answer.rows)
    return f"{columns.to_table(answer.columns, cells, right)}\n({count} row{'' if count == 1 else 's'})"


def to_lines(
    names: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    *,
    most: int | None = None,
    soft: Collection[int] = (),
) -> str:
    """The same table of plain words and numbers; `most` and `soft` as `kg.columns` has them."""
    cells = [[str(cell) for cell in row] for row in rows]
    numbers = range(len(names))
    right = [bool(rows) and all(isinstance(row[n], int) for row in rows) for n in numbers]
    return columns.to_table(names, cells, right, most=most, soft=soft)


def to_csv(answer: Answer) -> str:
    """CSV with a header; IRIs in full, line breaks inside values kept."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return text.getvalue().removesuffix("\n")


def to_json(answer: Answer) -> str:
    """A list of objects, one a row and a line; what is unbound is left out."""
    rows = (
        {
            name: _value(term)
            for name, term in zip(answer.columns, row, strict=True)
            if term is not None
        }
        for row in answer.rows
    )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]" if lines else "[]"


def to_tsv(answer: Answer) -> str:
    """Cells as in CSV with tabs between, never in quotation marks: white space in one is a space."""
    rows = ([_one_line(_plain(term)) for term in row] for row in answer.rows)
    return "\n".join("\t".join(row) for row in (answer.columns, *rows))


def to_turtle(answer: Answer) -> str:
    """The graph of a CONSTRUCT or DESCRIBE, with the prefixes that it needs."""
    if not answer.is_graph:
        raise UsageError(
            "--format turtle: only CONSTRUCT and DESCRIBE give a graph; "
            "for rows take table, csv, tsv or json"
        )
    triples = [ox.Triple(*row) for row in answer.rows]  # type: ignore[arg-type]
    terms = [str(term) for row in answer.rows for term in row]
    last = {space: prefix for prefix, space in answer.prefixes.items()}
    used = {
        prefix: space
        for space, prefix in last.items()
        if any(f"<{space}" in term for term in terms)
    }
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used)
    return (data or b"").decode("utf-8").removesuffix("\n")


PRINTERS: dict[str, Callable[[Answer], str]] = {
    "table": to_table,
    "csv": to_csv,
    "tsv": to_tsv,
    "json": to_json,
    "turtle": to_turtle,
}
"""Format name to its printer."""


def show(answer: Answer, kind: str | None = None) -> str:
    """The answer in a format; where none is asked for, a graph in Turtle and rows as a table."""
    return PRINTERS[kind or ("turtle" if answer.is_graph else "table")](answer)


def _short(term: Term | None, prefixes: dict[str, str]) -> str:
    """The term in one line, IRIs under the last prefix that fits (for entities `ent:`)."""
    text = _plain(term)
    if isinstance(term, ox.NamedNode):
        for prefix, space in reversed(prefixes.items()):
            if text.startswith(space) and "/" not in text[len(space) :]:
                return f"{prefix}:{text[len(space) :]}"
    return "".join(c if c.isprintable() else "\ufffd" for c in _one_line(text))


def _one_line(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text)


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _is_number(term: Term | None) -> bool:
    return term is None or (isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS)


def _value(term: Term) -> object:
    if isinstance(term, ox.Literal):
        if term.datatype.value == f"{_XSD}boolean":
            return term.value in ("true", "1")
        if term.datatype.value == f"{_XSD}integer":
            return int(term.value)
        if _is_number(term):
            return float(term.value)
    return _plain(term)
