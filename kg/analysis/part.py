"""A part of a build, with private persons or without, ready to be written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from kg.analysis.cover import Cover
from kg.analysis.covered import hide_persons, leave_out_persons
from kg.analysis.filters import Filters, select
from kg.analysis.persons import Persons
from kg.export.built import Built
from kg.export.notes import Input
from kg.model import Graph


@dataclass(frozen=True, slots=True)
class Part:
    """A graph cut out of a build; `undated` is how many statements had no date to go by.

    `hidden` is how many private persons are left out or bear a pseudonym.
    """

    built: Built
    graph: Graph
    cover: Cover | None
    filters: Filters
    undated: int

    @property
    def hidden(self) -> int:
        """How many private persons are hidden."""
        return len(self.cover.private) if self.cover else 0

    def documents(self) -> Iterator[tuple[Input, str | None]]:
        """The documents of the graph by name, each with its text as far as it is at hand.

        A text that is not as it was has a sha256 of its own: the old one would tell what it was.
        """
        used = {article.document for article in self.graph.articles}
        used |= {item.document for s in self.graph.statements for item in s.evidence}
        cover = self.cover
        for row in sorted(self.built.record["inputs"], key=lambda row: str(row["name"])):
            name = cover.name(row["name"]) if cover else row["name"]
            if name not in used and self.filters:
                continue
            text = self.built.settings.text_of(row["name"])
            if cover is None:
                yield Input(name, row["sha256"]), text
                continue
            text = cover.edits(row["name"]).apply(text or "") if text is not None else None
            yield Input(name, hashlib.sha256((text or "").encode("utf-8")).hexdigest()), text

    def hide(self, words: str) -> str:
        """Words of the build's record without the names of whom the part hides."""
        return self.cover.hide(words) if self.cover else words

    def to_json(self) -> dict[str, Any]:
        """How the part was made, for its `build.json`; nothing in it tells who is hidden."""
        filters = self.filters
        by = None if self.cover is None else "omit" if self.cover.omits else "pseudonyms"
        return {
            "classes": sorted(filters.classes),
            "relations": sorted(filters.relations),
            "modalities": sorted(filters.modalities),
            "documents": [self.hide(pattern) for pattern in filters.documents],
            "from": filters.period.first,
            "to": filters.period.last,
            "undated": filters.undated,
            "min_confidence": filters.min_confidence,
            "around": [self.hide(unquote(name)) for name in filters.around],
            "steps": filters.steps if filters.around else None,
            "persons": by or "keep",
        }


def cut_out(built: Built, filters: Filters, persons: Persons = "keep") -> Part:
    """The part of a build that the filters keep, its private persons dealt with as asked.

    Who is private, and who is which `人物N号`, hangs on the whole build and on no filter.
    """
    graph, specs = built.graph, built.settings.relations
    if persons == "keep":
        chosen = select(graph, filters, specs)
        return Part(built, chosen.graph, None, filters, chosen.undated)
    cover = Cover(graph, persons, built.settings.text_of)
    if persons == "omit":
        graph = leave_out_persons(graph, cover.private)
    chosen = select(graph, filters, specs)
    return Part(built, hide_persons(chosen.graph, cover, specs), cover, filters, chosen.undated)
