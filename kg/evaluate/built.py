"""The files of a build, so far as they are scored; what breaks their contract is refused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from kg.errors import no_build
from kg.evaluate.fields import Fields, read_lines
from kg.evaluate.records import Built, BuiltEvidence, BuiltMention, BuiltStatement
from kg.model import Span

GOLD_CLASS = {
    "Agency": "AGENCY",
    "Bank": "BANK",
    "TradeUnion": "UNION",
    "Enterprise": "ENTERPRISE",
    "Place": "PLACE",
    "Person": "PERSON",
}
"""Class of the ontology to that of the gold files; any other class is an ORG."""

NOT_SCORED = ("Programme", "Honour", "Group")
GOLD_RELATION = {"partnersWith": "partners_with", "locatedIn": "located_in"}


def read_built(folder: Path) -> Built:
    """Mentions, statements and labels of a build folder."""
    for name in ("entities.jsonl", "mentions.jsonl", "statements.jsonl"):
        if not (folder / name).is_file():
            raise no_build(folder / name)
    labels = {
        line.text("id"): line.text_or_none("label") or line.text("id")
        for line in read_lines(folder / "entities.jsonl")
    }
    mentions: dict[str, dict[Span, BuiltMention]] = defaultdict(dict)
    for line in read_lines(folder / "mentions.jsonl"):
        mention = _parse_mention(line, labels)
        if mention:
            page = mentions[page_name(line.text("document"))]
            if mention.span in page:
                raise line.error(f"a second mention at {line.text('document')} {mention.span}")
            page[mention.span] = mention
    return Built(
        {page: tuple(found.values()) for page, found in mentions.items()},
        _by_page(_read_statements(folder / "statements.jsonl", labels)),
        labels,
    )


def page_name(document: str) -> str:
    """Name of the gold page of a document or article (`folder/000.txt`, `000.txt#2`): `000`."""
    return PurePosixPath(re.sub(r"#\d+$", "", document)).stem


def _parse_mention(line: Fields, labels: Collection[str]) -> BuiltMention | None:
    """`None` where its class is not scored."""
    _check_entity(line, "entity", line.text("entity"), labels)
    type_name = line.text("type")
    if type_name in NOT_SCORED:
        return None
    span = Span(line.number("start"), line.number("end"))
    gold_class = GOLD_CLASS.get(type_name, "ORG")
    return BuiltMention(span, line.text("text"), gold_class, line.text("entity"))


def _read_statements(path: Path, labels: Collection[str]) -> Iterator[BuiltStatement]:
    for line in read_lines(path):
        relation = line.text("relation")
        if not re.fullmatch(r"[A-Za-z_]+", relation):
            raise line.error(f"relation {relation!r} is not a local name such as partnersWith")
        for end in ("subject", "object"):
            _check_entity(line, end, line.text_or_none(end), labels)
        amount = line.inner("amount")
        evidence = tuple(_parse_evidence(item) for item in line.objects("evidence"))
        if not evidence:
            raise line.error("no evidence; every statement needs a sentence")
        yield BuiltStatement(
            GOLD_RELATION.get(relation, relation),
            line.text_or_none("subject"),
            line.text_or_none("object"),
            line.text_or_none("object_text"),
            amount.text_or_none("text") if amount else None,
            line.text_or_none("honour"),
            (line.text_or_none("modality") or "asserted") == "asserted",
            evidence,
        )


def _by_page(statements: Iterable[BuiltStatement]) -> dict[str, tuple[BuiltStatement, ...]]:
    pages: dict[str, list[BuiltStatement]] = defaultdict(list)
    for statement in statements:
        for page in sorted({item.page for item in statement.evidence}):
            pages[page].append(statement)
    return {page: tuple(found) for page, found in pages.items()}


def _check_entity(line: Fields, key: str, name: str | None, labels: Collection[str]) -> None:
    if name is not None and name not in labels:
        raise line.error(f"{key} {name!r} is not in entities.jsonl")


def _parse_evidence(item: Fields) -> BuiltEvidence:
    return BuiltEvidence(
        page_name(item.text("document")),
        Span(item.number("start"), item.number("end")),
        item.text("text"),
        item.text_or_none("rule") or "",
        item.spans("spans"),
    )
