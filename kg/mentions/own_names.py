"""Names that a user knows better: a list of them, found wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import UsageError
from kg.mentions.lexicon import PrefixMap
from kg.mentions.names import Name, overlaps, without_overlaps
from kg.mentions.spans import LABELS
from kg.script import to_simplified

_BY_NAME = {spelling.lower(): kind for kind in LABELS for spelling in (kind, LABELS[kind])}
_JOINTS = frozenset("与和及同跟、")
_BY_NAME |= {"union": "TradeUnion", "org": "Organization"}


class OwnName(NamedTuple):
    """A row of the list; `canonical` is the name under which the thing goes in the graph."""

    name: str
    type: str
    canonical: str | None = None


def read_own_names(path: Path) -> tuple[OwnName, ...]:
    """The rows of a UTF-8 file: name, class and, if wanted, canonical form, with tabs between.

    Empty lines and lines that `#` begins are left out. Raises `UsageError`, which names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: not UTF-8; save the list of names as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read ({error.strerror})") from error
    rows: dict[str, OwnName] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = parse_own_name(line, f"{path.name}, line {number}")
            if rows.setdefault(row.name, row) != row:
                raise UsageError(f"{path.name}, line {number}: {row.name} stands twice and differs")
    if not rows:
        raise UsageError(f"{path.name}: no names in it; a line is name, tab, class")
    return tuple(rows.values())


def parse_own_name(line: str, where: str) -> OwnName:
    """One row; raises `UsageError`."""
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) not in (2, 3):
        raise UsageError(
            f"{where}: {len(fields)} field(s); name, class and, if wanted, canonical form, tabs between"
        )
    name, kind = fields[0], _BY_NAME.get(fields[1].lower())
    if kind is None:
        raise UsageError(f"{where}: {fields[1]!r} is no class; known are {', '.join(LABELS)}")
    if len(name) < 2:
        raise UsageError(f"{where}: {name!r} is too short; a name has two characters at least")
    canonical = fields[2] if len(fields) == 3 and fields[2] else None
    return OwnName(to_simplified(name), kind, canonical)


def with_own_names(
    text: str, names: list[Name], known: PrefixMap[OwnName], starts: frozenset[int]
) -> list[Name]:
    """The names of a text with the user's own, which win except inside a longer name.

    One of two characters must begin and end with a word of the segmenter.
    """
    found: list[Name] = []
    at = 0
    while at < len(text):
        match = known.longest(text, at)
        if match is None or not _stands(text, at, match[0], starts):
            at += 1
            continue
        end, row = match
        found.append(Name(at, end, row.type, None, row.canonical))
        at = end
    kept = [own for own in found if not _inside_longer(own, found, names, text)]
    rests = [rest for name in names for rest in _beside(name, kept, text)]
    return without_overlaps([*rests, *kept])


def _stands(text: str, start: int, end: int, starts: frozenset[int]) -> bool:
    return end - start > 2 or (start in starts and (end in starts or end == len(text)))


def _inside_longer(own: Name, found: list[Name], names: list[Name], text: str) -> bool:
    """Is it only a part of a longer name, and that one name and not two joined by `与`."""
    around = next((n for n in names if n.start <= own.start and own.end <= n.end), None)
    if around is None or around[:2] == own[:2]:
        return False
    inside = [other for other in found if around.start <= other.start and other.end <= around.end]
    joints = text[own.start - 1 : own.start] if own.start > around.start else ""
    joints += text[own.end : own.end + 1] if own.end < around.end else ""
    return len(inside) == 1 and not set(joints) & _JOINTS


def _beside(name: Name, kept: list[Name], text: str) -> Iterator[Name]:
    """What is left of a name beside the user's: itself, or what a joint sets apart."""
    inside = [own for own in kept if overlaps(name, [own])]
    if not inside:
        yield name
        return
    first, last = inside[0], inside[-1]
    if name.end - last.end > 2 and text[last.end] in _JOINTS:
        yield name._replace(start=last.end + 1)
    if first.start - name.start > 2 and text[first.start - 1] in _JOINTS:
        yield name._replace(end=first.start - 1)
