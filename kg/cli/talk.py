"""What `kg build` says on stderr while it works and when it is done."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.report import BuildReport

SHOWN = 3  # names of inputs that were skipped


class Talk:
    """Warnings once each; on a terminal a progress bar, with `verbose` a line a document."""

    def __init__(self, *, verbose: bool = False) -> None:
        self.verbose = verbose
        self.bar: Any = None
        self.held: list[str] = []

    def __enter__(self) -> Talk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.__exit__(kind, error, traceback)
            self.bar = None
        for message in self.held:
            _say(f"Warning: {message}")

    def warn(self, message: str) -> None:
        """Say a warning on a line of its own: now, or below the bar where one is drawn."""
        if self.bar is None:
            _say(f"Warning: {message}")
        else:
            self.held.append(message)

    def step(self, done: int, total: int, document: str) -> None:
        """`done` of `total` documents are finished, `document` is next (empty: the writing)."""
        if self.verbose:
            _say(f"[{done + 1}/{total}] {document}" if document else "writing")
        elif sys.stderr.isatty():
            self._draw(done, total, document)

    def _draw(self, done: int, total: int, document: str) -> None:
        if self.bar is None:
            self.bar = click.progressbar(
                length=total, label="reading", file=sys.stderr, item_show_func=lambda item: item
            )
            self.bar.__enter__()
        self.bar.update(done - self.bar.pos, document or "writing")


def summary(report: BuildReport, out: Path) -> str:
    """What was read and found, in a few lines."""
    statements = sum(count for _, count in report.statements)
    by_relation = ", ".join(f"{name} {count}" for name, count in report.statements)
    lines = [
        f"{out}: {len(report.files)} files",
        f"  documents   {report.documents:>6}",
        f"  articles    {report.articles:>6}",
        f"  mentions    {report.mentions:>6}",
        f"  entities    {report.entities:>6}",
        f"  statements  {statements:>6}" + (f"  ({by_relation})" if by_relation else ""),
        f"  warnings    {len(report.warnings):>6}",
    ]
    if report.left_out:
        lines.append(f"  left out    {report.left_out:>6}  (statements that are less sure)")
    if report.skipped:
        names = [name for name, _ in report.skipped[:SHOWN]]
        names += ["…"] if len(report.skipped) > SHOWN else []
        why = f"({', '.join(names)}; why: {out / 'build.json'})"
        lines.append(f"  skipped     {len(report.skipped):>6}  {why}")
    return "\n".join(lines)


def _say(line: str) -> None:
    click.echo(line, err=True)
