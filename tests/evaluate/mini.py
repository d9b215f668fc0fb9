"""Gold files and builds of one small page, made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kg.evaluate.fields import Fields
from kg.evaluate.gold import parse_gold
from kg.evaluate.records import GoldPage

TEXT = (
    "红河市总工会与红河银行合作。\n"
    "红河银行（以下简称“红行”）向位于红河市的远山茶业发放贷款近300万元。\n"
    "市总工会授予李青“红河工匠”称号。\n"
)
SENTENCES = [line + "\n" for line in TEXT.splitlines()]

GOLD: dict[str, Any] = {
    "id": "mini",
    "entities": [
        {
            "id": "u",
            "type": "UNION",
            "canonical": "红河市总工会",
            "forms": ["红河市总工会", "市总工会"],
        },
        {"id": "b", "type": ["BANK"], "canonical": "红河银行", "forms": ["红河银行", "红行"]},
        {"id": "c", "type": "ENTERPRISE", "canonical": "远山茶业", "forms": ["远山茶业"]},
        {"id": "p", "type": "PLACE", "canonical": "红河市", "forms": ["红河市"]},
        {"id": "q", "type": "PERSON", "canonical": "李青", "forms": ["李青"]},
        {"id": "h", "type": "PLACE", "canonical": "红河", "forms": ["红河"], "optional": True},
    ],
    "relations": [
        {"type": "partners_with", "subject": "u", "object": "b", "evidence": [0, 14]},
        {
            "type": "funds",
            "subject": "b",
            "object": "c",
            "amount": "近300万元",
            "evidence": [15, 51],
        },
        {"type": "located_in", "subject": "c", "object": "p", "evidence": [15, 51]},
        {
            "type": "awarded",
            "subject": "u",
            "object": "q",
            "honour": "红河工匠",
            "evidence": [52, 69],
        },
    ],
    "optional": [{"type": "located_in", "subject": "b", "object": "p", "evidence": [0, 14]}],
}


class Folders(NamedTuple):
    """Where gold files, texts and the build lie."""

    gold: Path
    texts: Path
    out: Path


def gold_page(**changes: Any) -> GoldPage:
    """The gold page, with other values at top level."""
    return parse_gold("mini", Fields("mini.json", GOLD | changes))


def mention(surface: str, type_name: str, entity: str, *, at: int = 0) -> dict[str, Any]:
    """A line of `mentions.jsonl`: the first occurrence at or after an offset."""
    start = TEXT.index(surface, at)
    end = start + len(surface)
    row = {"document": "pages/mini.txt", "start": start, "end": end, "text": surface}
    return row | {"type": type_name, "subtype": None, "entity": entity}


def statement(
    relation: str, subject: str | None, object_: str | None, *, sentence: int, **more: Any
) -> dict[str, Any]:
    """A line of `statements.jsonl` that rests on a sentence of the page, counted from 0."""
    text = SENTENCES[sentence].rstrip("\n")
    start = TEXT.index(text)
    evidence = {"document": "pages/mini.txt", "start": start, "end": start + len(text)}
    return {
        "relation": relation,
        "subject": subject,
        "object": object_,
        "modality": "asserted",
        "evidence": [evidence | {"text": text, "rule": "r"}],
    } | more


MENTIONS = [
    mention("红河市总工会", "TradeUnion", "工会"),
    mention("红河银行", "Bank", "银行"),
    mention("红河银行", "Bank", "银行", at=14),
    mention("红行", "Bank", "银行"),
    mention("红河市", "Place", "红河市", at=14),
    mention("远山茶业", "Enterprise", "茶业"),
    mention("市总工会", "TradeUnion", "工会", at=51),
    mention("李青", "Person", "李青"),
    mention("红河工匠", "Honour", "工匠"),
]
"""A build's mentions without a fault."""

STATEMENTS = [
    statement("partnersWith", "银行", "工会", sentence=0),
    statement("funds", "银行", "茶业", sentence=1, amount={"text": "300万元"}),
    statement("locatedIn", "茶业", "红河市", sentence=1),
    statement("awarded", "工会", "李青", sentence=2, honour="红河工匠"),
]
"""A build's statements without a fault."""


def write_all(
    folder: Path,
    *,
    mentions: Iterable[dict[str, Any]] = MENTIONS,
    statements: Iterable[dict[str, Any]] = STATEMENTS,
    gold: dict[str, Any] = GOLD,
) -> Folders:
    """Write gold, text and build below a folder."""
    folders = Folders(*(folder / name for name in ("gold", "texts", "out")))
    for path in folders:
        path.mkdir(exist_ok=True)
    (folders.gold / "mini.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    (folders.texts / "mini.txt").write_bytes(TEXT.encode("utf-8"))
    ids = ("工会", "银行", "茶业", "红河市", "李青", "工匠", "另一")
    write_lines(folders.out / "entities.jsonl", [{"id": name, "label": name} for name in ids])
    write_lines(folders.out / "mentions.jsonl", mentions)
    write_lines(folders.out / "statements.jsonl", statements)
    return folders


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write JSONL."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_bytes("".join(lines).encode("utf-8"))
