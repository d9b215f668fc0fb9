"""What a build tells: its warnings while it runs, its numbers at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.model import Graph

Warn = Callable[[str], None]
Progress = Callable[[int, int, str], None]
"""Documents done, their number, the name of the next one (empty when the files are written)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read and found.

    `statements` counts by relation, `skipped` are inputs with the reason, `files` lie in OUT,
    `left_out` statements were less sure than wanted.
    """

    documents: int
    articles: int
    mentions: int
    entities: int
    statements: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    left_out: int = 0


class Notes:
    """Warnings in the order they came, and the inputs that were skipped."""

    def __init__(self, warn: Warn | None) -> None:
        self.warn = warn
        self.warnings: list[str] = []
        self.skipped: list[tuple[str, str]] = []

    def add(self, *warnings: str) -> None:
        """Keep each warning, and say it."""
        for warning in warnings:
            self.warnings.append(warning)
            if self.warn:
                self.warn(warning)

    def skip(self, name: str, reason: str) -> None:
        """An input that is not built; the reason is a warning."""
        self.skipped.append((name, reason))
        self.add(reason)


def moment() -> str:
    """Now, in ISO 8601, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def to_report(
    graph: Graph, documents: int, notes: Notes, files: tuple[str, ...], left_out: int = 0
) -> BuildReport:
    """The numbers of a build."""
    by_relation = Counter(statement.relation for statement in graph.statements)
    return BuildReport(
        documents=documents,
        articles=len(graph.articles),
        mentions=len(graph.mentions),
        entities=len(graph.entities),
        statements=tuple(sorted(by_relation.items())),
        warnings=tuple(notes.warnings),
        skipped=tuple(notes.skipped),
        files=files,
        left_out=left_out,
    )
