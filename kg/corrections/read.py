"""The file of corrections, a line each, with tabs between."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.errors import UsageError

SAME, DIFFERENT, REJECT = "same-as", "different-from", "reject"
NOTHING = "-"
_STATEMENT = re.compile(r"[0-9a-f]{16}")
_FORMS = {
    SAME: "same-as, name, name and, if wanted, a reason",
    DIFFERENT: "different-from, name, name and, if wanted, a reason",
    REJECT: "reject, then a statement's id, or subject, relation and object; then, if wanted, a reason",
}


class Line(NamedTuple):
    """A correction; `names` are its two names, a statement's id, or subject, relation, object."""

    kind: str
    names: tuple[str, ...]
    reason: str | None
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind} {' '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All lines of a file in its order; `sha256` is of its bytes."""

    lines: tuple[Line, ...] = ()
    sha256: str | None = None

    def of(self, kind: str) -> tuple[Line, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)

    @property
    def on_entities(self) -> bool:
        """Does any line say who is who?"""
        return any(line.kind != REJECT for line in self.lines)


def read_corrections(path: Path) -> Corrections:
    """The lines of a UTF-8 file; empty ones and those that `#` begins are left out.

    Empty fields at the end of a line, as a spreadsheet writes them, are nothing. Raises
    `UsageError`, which names the line, also where two lines contradict one another.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: not UTF-8; save the corrections as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read ({error.strerror})") from error
    lines = tuple(
        parse_line(row, f"{path.name}, line {number}")
        for number, row in enumerate(text.splitlines(), 1)
        if row.strip() and not row.startswith("#")
    )
    check_lines(lines)
    return Corrections(lines, hashlib.sha256(data).hexdigest())


def parse_line(row: str, where: str) -> Line:
    """One correction; raises `UsageError`."""
    kind, *fields = [field.strip() for field in row.split("\t")]
    while fields and not fields[-1]:
        fields.pop()
    if kind not in _FORMS:
        raise UsageError(f"{where}: {kind!r} is no correction; known are {', '.join(_FORMS)}")
    by_id = kind == REJECT and bool(fields) and bool(_STATEMENT.fullmatch(fields[0]))
    wanted = 1 if by_id else 3 if kind == REJECT else 2
    names, rest = tuple(fields[:wanted]), [field for field in fields[wanted:] if field]
    if len(names) < wanted or not all(names) or len(rest) > 1:
        raise UsageError(f"{where}: {len(fields)} field(s) behind {kind}; a line is {_FORMS[kind]}")
    if kind != REJECT and names[0] == names[1]:
        raise UsageError(f"{where}: both names are {names[0]}; add @DOCUMENT to tell them apart")
    return Line(kind, names, rest[0] if rest else None, where)


def check_lines(lines: tuple[Line, ...]) -> None:
    """Refuse two lines that say of two names that they are one and that they are not."""
    said: dict[frozenset[str], Line] = {}
    for line in lines:
        if line.kind == REJECT:
            continue
        first = said.setdefault(frozenset(line.names), line)
        if first.kind != line.kind:
            raise UsageError(f"{line} contradicts {first.where} ({first.kind}); keep one of them")
