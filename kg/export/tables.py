"""The tables of a build, one JSON object a line, fields in the order of DESIGN §5, ours behind.

UTF-8, unescaped but for what would break a line for some reader (U+0085, U+2028, U+2029); a lone
surrogate, which UTF-8 cannot hold, is U+FFFD. Each function takes the graph's records in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kg.export.clean import to_utf8
from kg.model import Amount, Article, Date, Entity, Evidence, Graph, Mention, Statement

Row = dict[str, Any]
_BREAKS = tuple((c.encode(), f"\\u{ord(c):04x}".encode()) for c in "\x85\u2028\u2029")
_encode = msgspec.json.Encoder().encode


def write_table(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON lines."""
    with path.open("wb") as stream:
        stream.writelines(map(_to_bytes, rows))


def to_line(row: Row) -> str:
    """A row as one line, the line feed included."""
    return _to_bytes(row).decode()


def _to_bytes(row: Row) -> bytes:
    try:
        line = msgspec.json.format(_encode(row), indent=0)
    except UnicodeEncodeError:  # a lone surrogate
        line = to_utf8(json.dumps(row, ensure_ascii=False)).encode()
    for character, escaped in _BREAKS:
        if character in line:
            line = line.replace(character, escaped)
    return line + b"\n"


def article_rows(graph: Graph) -> Iterator[Row]:
    """Rows of `articles.jsonl`."""
    return map(to_article_row, graph.articles)


def to_article_row(article: Article) -> Row:
    """`article` is `DOCUMENT#n`; `start` and `end` are the hull; `reprint_of` only of reprints."""
    row: Row = {
        "document": article.document,
        "article": article.id,
        "title": article.title,
        "date": article.date,
        "start": article.start,
        "end": article.end,
        "reporters": list(article.reporters),
        "home": article.home,
    }
    return row | {"reprint_of": article.reprint_of} if article.reprint_of else row


def mention_rows(graph: Graph) -> Iterator[Row]:
    """Rows of `mentions.jsonl`."""
    return map(to_mention_row, graph.mentions)


def to_mention_row(mention: Mention) -> Row:
    """`text` is what stands in the document, line breaks included."""
    return {
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "subtype": mention.subtype,
        "entity": mention.entity,
        "article": f"{mention.document}#{mention.article}",
    }


def entity_rows(graph: Graph) -> Iterator[Row]:
    """Rows of `entities.jsonl`."""
    return map(to_entity_row, graph.entities)


def to_entity_row(entity: Entity) -> Row:
    """`merged` says for each name why it belongs here."""
    return {
        "id": entity.id,
        "type": entity.type,
        "subtype": entity.subtype,
        "label": entity.label,
        "aliases": sorted(entity.aliases),
        "links": [link._asdict() for link in entity.links],
        "merged": [merge._asdict() for merge in entity.merged],
        "place": entity.place,
    }


def statement_rows(graph: Graph) -> Iterator[Row]:
    """Rows of `statements.jsonl`."""
    return map(to_statement_row, graph.statements)


def to_statement_row(statement: Statement) -> Row:
    """One claim; what stands beside `roles` is a view of them."""
    return {
        "id": statement.id,
        "relation": statement.relation,
        "subject": statement.subject,
        "object": statement.object,
        "object_text": statement.object_text,
        "roles": {role: list(fillers) for role, fillers in statement.roles},
        "amount": _amount(statement.amount),
        "programme": statement.programme,
        "honour": statement.honour,
        "date": _date(statement.date),
        "modality": statement.modality,
        "confidence": statement.confidence,
        "evidence": [_evidence(item) for item in statement.evidence],
    }


def _evidence(item: Evidence) -> Row:
    """`spans` only where a column break tore the sentence apart, `reprint_of` only of reprints."""
    row: Row = {
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "rule": item.rule,
        "amount": _amount(item.amount),
        "date": _date(item.date),
        "article": f"{item.document}#{item.article}",
        "confidence": item.confidence,
    }
    spans = {"spans": [list(span) for span in item.spans]} if item.spans else {}
    return row | spans | ({"reprint_of": item.reprint_of} if item.reprint_of else {})


def _amount(amount: Amount | None) -> Row | None:
    if amount is None:
        return None
    return {
        "value": amount.value,
        "currency": amount.currency,
        "text": amount.text,
        "approximate": amount.approximate,
    }


def _date(date: Date | None) -> Row | None:
    if date is None:
        return None
    return {"value": date.value, "precision": date.precision, "text": date.text}


TABLES: dict[str, Callable[[Graph], Iterable[Row]]] = {
    "articles.jsonl": article_rows,
    "mentions.jsonl": mention_rows,
    "entities.jsonl": entity_rows,
    "statements.jsonl": statement_rows,
}
