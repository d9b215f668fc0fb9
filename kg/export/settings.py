"""What the writers must know beside the graph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import RelationSpec


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Settings of a build that change its files; `version` is the program's.

    With `all_modalities` planned and negated statements are edges too, marked as what they are.
    """

    base_iri: str = "https://kg.example/"
    version: str = ""
    all_modalities: bool = False
    relations: tuple[RelationSpec, ...] = ()

    def relation(self, name: str) -> RelationSpec | None:
        """The header of a relation's file; `None` where no file describes it."""
        return next((spec for spec in self.relations if spec.name == name), None)
