"""Records for the store, one a document."""

from __future__ import annotations

from kg.graph.store import PackedRecord, pack_record
from kg.model import Article, Document, DocumentRecord, Entity, Evidence, Mention, Span, Statement

TEXT = "青石银行贷给云岭茶业"


def record(name: str, text: str = TEXT, *warnings: str) -> DocumentRecord:
    """A document in which a bank lends to a company."""
    evidence = Evidence(name, 1, 0, 10, text, "funds/lend-to")
    return DocumentRecord(
        Document(name, text, "0" * 64),
        (Article(name, 1, "题", 0, 10, text, (), ()),),
        (Mention(name, 1, 0, 4, "青石银行", "Bank", None, Span(0, 4), "青石银行", f"{name}#e1"),),
        (Entity(f"{name}#e1", "Bank", None, "青石银行"),),
        (Statement("funds", f"{name}#e1", None, (evidence,), object_text="茶农"),),
        warnings,
    )


def packed(name: str, text: str = TEXT, key: bytes = b"1") -> PackedRecord:
    """The same, as a worker hands it over."""
    return pack_record(record(name, text), key)
