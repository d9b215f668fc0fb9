"""A small graph by hand: every kind of claim, and what each format must carry of it."""

from __future__ import annotations

from pathlib import Path

from kg.export import BuildNotes, ExportSettings, write_build
from kg.model import (
    Amount,
    Article,
    Date,
    Document,
    Entity,
    Evidence,
    Graph,
    Link,
    Mention,
    Merge,
    Span,
    Statement,
)
from kg.ontology import Label, RelationSpec, RoleSpec

BASE = "https://kg.example/"
ENTITY = f"{BASE}entity/"
SETTINGS_VERSION = "0.0.0"


def spec(name: str, zh: str, *roles: str, symmetric: bool = False) -> RelationSpec:
    """A relation's header; a role `ROLE:TYPE` has that type besides."""
    specs = tuple(
        RoleSpec(role.partition(":")[0], Label(role, role), ("Enterprise", *role.split(":")[1:]))
        for role in roles
    )
    label = Label(zh, name)
    return RelationSpec(name, label, label, name.title(), label, symmetric, specs)


SPECS = (
    spec("funds", "资助", "funder", "recipient:group", "amount", "programme:Programme", "date"),
    spec("partnersWith", "合作", "partner", "partner2", symmetric=True),
    spec("locatedIn", "位于", "what", "place"),
    spec("awarded", "授予", "granter", "recipient:group", "honour:Honour"),
)
SETTINGS = ExportSettings(BASE, SETTINGS_VERSION, relations=SPECS)

BANK = Entity(
    f"{ENTITY}青石银行",
    "Bank",
    None,
    "青石银行",
    ("青石行", "青行"),
    links=(Link("skos:exactMatch", "http://www.wikidata.org/entity/Q1"),),
    merged=(Merge("青行", "stated in the text"),),
)
TEA = Entity(f"{ENTITY}云岭茶业", "Enterprise", "GuaranteeCompany", "云岭茶业")
TOWN = Entity(f"{ENTITY}柳河镇", "Place", None, "柳河镇")
CLERK = Entity(f"{ENTITY}林溪", "Person", None, "林溪")

TEXT = (
    "青石银行放贷\r\n青石银行向云岭茶业放贷300万元。\n青石银行与云岭茶业合作。云岭茶业位于柳河镇。"
)


def evidence(text: str = "甲。", start: int = 0, **more: object) -> Evidence:
    """A sentence of the page."""
    given = {"document": "页.txt", "article": 1, "rule": "funds/lend-to", "confidence": 0.9}
    return Evidence(start=start, end=start + len(text), text=text, **(given | more))  # type: ignore[arg-type]


LOAN = Statement(
    "funds",
    BANK.id,
    TEA.id,
    (
        evidence(
            "青石银行向云岭茶业放贷300万元。",
            8,
            amount=Amount("3000000", "CNY", "300万元"),
            date=Date("2024-03", "month", "3月"),
        ),
        evidence("又贷。", 40, spans=(Span(40, 41), Span(42, 44))),
    ),
    programme="茶农贷",
    roles=(("funder", (BANK.id,)), ("recipient", (TEA.id,))),
)
GROUP_LOAN = Statement(
    "funds", BANK.id, None, (evidence("向17家茶企放贷。", 50),), object_text="17家茶企"
)
PARTNERS = Statement("partnersWith", TEA.id, BANK.id, (evidence("合作。", 27),))
SEAT = Statement("locatedIn", TEA.id, TOWN.id, (evidence("位于。", 39),))
AWARD = Statement("awarded", None, TEA.id, (evidence("获奖。", 60),), honour="“好茶奖”")
PLAN = Statement(
    "locatedIn", BANK.id, TOWN.id, (evidence("拟迁。", 70, confidence=0.5),), modality="planned"
)


def graph(*statements: Statement, entities: tuple[Entity, ...] = ()) -> Graph:
    """The page's graph; without arguments with every statement of this module."""
    return Graph(
        articles=(
            Article("页.txt", 1, "青石银行放贷", 0, len(TEXT), TEXT, (), (), date="2024-03-05"),
        ),
        mentions=(
            Mention("页.txt", 1, 0, 4, "青石银行", "Bank", None, Span(0, 4), "青石银行", BANK.id),
            Mention("页.txt", 1, 8, 12, "青石银行", "Bank", None, Span(8, 12), "青石银行", BANK.id),
        ),
        entities=tuple(sorted(entities or (BANK, TEA, TOWN, CLERK), key=lambda e: e.id)),
        statements=tuple(
            sorted(
                statements or (LOAN, GROUP_LOAN, PARTNERS, SEAT, AWARD, PLAN), key=lambda s: s.id
            )
        ),
    )


DOCUMENT = Document("页.txt", TEXT, "0" * 64)


def build_here(
    out: Path,
    *,
    content: Graph | None = None,
    documents: tuple[Document, ...] = (DOCUMENT,),
    formats: tuple[str, ...] = (),
    parts_only: bool = False,
    settings: ExportSettings = SETTINGS,
    notes: BuildNotes | None = None,
) -> tuple[str, ...]:
    """Write a build of the graph above."""
    return write_build(
        content or graph(),
        documents,
        out,
        formats=formats,
        parts_only=parts_only,
        settings=settings,
        report=notes or BuildNotes(),
    )
