"""The entities of a build with all their names, as a person reviews them."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from kg.entities.spelling import clean
from kg.export.built import Row, read_record, read_table


class NameUse(NamedTuple):
    """A name of an entity: how often it is printed, and why it is the entity's."""

    name: str
    mentions: int
    reasons: tuple[str, ...]


class Cluster(NamedTuple):
    """An entity of `entities.jsonl`; its label is the first of `names`."""

    id: str
    type: str
    subtype: str | None
    label: str
    names: tuple[NameUse, ...]

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(use.mentions for use in self.names)

    def to_json(self) -> dict[str, Any]:
        """As `kg entities --json` prints it."""
        return {
            "id": self.id,
            "type": self.type,
            "subtype": self.subtype,
            "label": self.label,
            "mentions": self.mentions,
            "names": [
                {"name": use.name, "mentions": use.mentions, "reasons": list(use.reasons)}
                for use in self.names
            ],
        }


def read_clusters(out: Path) -> list[Cluster]:
    """The clusters of a whole build, those with most names first, then those named most often."""
    read_record(out)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, name in read_table(out, "mentions.jsonl", lambda row: (row["entity"], row["text"])):
        printed[entity][clean(name)] += 1
    clusters = read_table(out, "entities.jsonl", lambda row: _to_cluster(row, printed[row["id"]]))
    return sorted(clusters, key=lambda c: (-len(c.names), -c.mentions, c.id))


def _to_cluster(row: Row, printed: Counter[str]) -> Cluster:
    reasons: dict[str, set[str]] = defaultdict(set)
    for merge in row["merged"]:
        reasons[merge["alias"]].add(merge["reason"])
    names = dict.fromkeys([row["label"], *row["aliases"], *sorted(printed)])
    uses = [NameUse(name, printed[name], tuple(sorted(reasons[name]))) for name in names]
    uses[1:] = sorted(uses[1:], key=lambda use: (-use.mentions, use.name))
    return Cluster(row["id"], row["type"], row["subtype"], row["label"], tuple(uses))
