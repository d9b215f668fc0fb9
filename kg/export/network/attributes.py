"""What stands in the columns of a node and of an edge: DESIGN §7."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

from kg.export.labels import class_label, term_label
from kg.export.network.columns import JOINT
from kg.export.settings import ExportSettings
from kg.model import Entity, Statement

Attributes = dict[str, Any]
"""By column; `None` where there is no value."""


def node_attributes(entity: Entity, mentions: int) -> Attributes:
    """Of an entity that is named `mentions` times."""
    return {
        "label": entity.label,
        "type": entity.type,
        "type_zh": class_label(entity.type, "zh"),
        "subtype": entity.subtype,
        "aliases": joined(entity.aliases),
        "mentions": mentions,
    }


def edge_attributes(statement: Statement, settings: ExportSettings) -> Attributes:
    """Of a statement: its best attested amount and date, and the sentences of all its evidence."""
    amount, date = statement.amount, statement.date
    number = float(amount.value) if amount else None
    return {
        "label": _relation_label(statement.relation, settings),
        "relation": statement.relation,
        "weight": len({(item.document, item.start, item.end) for item in statement.counted}),
        "amount": number if number is not None and isfinite(number) else None,
        "currency": amount.currency if amount else None,
        "amount_text": amount.text if amount else None,
        "programme": statement.programme,
        "honour": statement.honour,
        "post": joined(dict(statement.roles).get("post", ())),
        "date": date.value if date else None,
        "modality": statement.modality,
        "confidence": statement.confidence,
        "evidence": "\n".join(dict.fromkeys(item.text for item in statement.evidence)),
        "document": joined(sorted({item.document for item in statement.evidence})),
    }


def joined(items: Iterable[str]) -> str | None:
    """The items as one text, which can be split again: what parts them is `；` inside an item."""
    return JOINT.join(item.replace(JOINT, "；") for item in items) or None


def _relation_label(name: str, settings: ExportSettings) -> str:
    spec = settings.relation(name)
    label = spec.label if spec else term_label(name)
    return label.zh if label else name
