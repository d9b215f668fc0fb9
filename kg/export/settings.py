"""What the writers must know beside the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.export.texts import text_path
from kg.ontology import RelationSpec

OWN_SETTINGS = ("all_modalities", "base_iri", "csv_bom", "formats")
"""Settings of `build.json` that `ExportSettings` holds itself, or that change no triple."""
Value = str | bool | float | None
Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Has work done on parts, elsewhere, and gives what comes of them in their order."""


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Settings of a build that change its files; `version` is the program's.

    With `all_modalities` planned and negated statements are edges too, marked as what they are.
    With `csv_bom` the tables of `csv` begin with a byte order mark, without which Excel guesses.
    `texts` is the folder that holds `texts/`, for the writers that show them. `further` are the
    settings of `build.json` that change what the graph says, beside these; `times` are
    `startedAtTime` and `endedAtTime` of the build in ISO 8601, where wanted: files that bear them
    are never the same twice. `spread` has others share in the work, which changes no byte.
    """

    base_iri: str = "https://kg.example/"
    version: str = ""
    all_modalities: bool = False
    csv_bom: bool = False
    relations: tuple[RelationSpec, ...] = ()
    texts: Path | None = field(default=None, compare=False)
    further: tuple[tuple[str, Value], ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    spread: Spread | None = field(default=None, compare=False)

    def given(self) -> dict[str, Value]:
        """The settings of the build by name, sorted, without the formats: they change no triple."""
        own: dict[str, Value] = {"all_modalities": self.all_modalities, "base_iri": self.base_iri}
        return dict(sorted((own | dict(self.further)).items()))

    def relation(self, name: str) -> RelationSpec | None:
        """The header of a relation's file; `None` where no file describes it."""
        return next((spec for spec in self.relations if spec.name == name), None)

    def text_of(self, document: str) -> str | None:
        """The decoded text of a document; `None` where the texts are not at hand."""
        path = self.texts / text_path(document) if self.texts else None
        return path.read_bytes().decode("utf-8") if path and path.is_file() else None
