"""A small graph by hand with one of everything that RDF has to say."""

from __future__ import annotations

from kg.export.settings import ExportSettings
from kg.model import (
    Amount,
    Article,
    Date,
    Entity,
    Evidence,
    Graph,
    Link,
    Mention,
    Modality,
    Piece,
    Span,
    Statement,
)
from kg.ontology import load_relations

E = "https://kg.example/entity/"
BANK, BRANCH, TEA = f"{E}黔山银行", f"{E}黔山银行湄潭支行", f"{E}贵州翠岭茶业有限公司"
UNION, SCHOOL, FENG = f"{E}遵义市总工会", f"{E}湄潭县中等职业学校", f"{E}冯晓岚"
COUNTY, CITY, TOWN = f"{E}湄潭县", f"{E}遵义市", f"{E}兴隆镇_贵州省遵义市湄潭县"
SETTINGS = ExportSettings(version="0.1.0", relations=tuple(f.spec for f in load_relations()))

TWO_MILLION = Amount("2000000", "CNY", "200万元")
MARCH = Date("2026-03", "month", "3月")

ENTITIES = (
    Entity(UNION, "TradeUnion", None, "遵义市总工会", aliases=("市总工会",)),
    Entity(
        BANK,
        "Bank",
        None,
        "黔山银行",
        links=(Link("skos:exactMatch", "http://www.wikidata.org/entity/Q1"),),
    ),
    Entity(BRANCH, "Bank", None, "黔山银行湄潭支行", aliases=("湄潭支行",)),
    Entity(TEA, "Enterprise", None, "贵州翠岭茶业有限公司", aliases=("翠岭茶业",)),
    Entity(SCHOOL, "Organization", "School", "湄潭县中等职业学校"),
    Entity(FENG, "Person", None, "冯晓岚"),
    Entity(COUNTY, "Place", "AdministrativeDivision", "湄潭县"),
    Entity(CITY, "Place", "AdministrativeDivision", "遵义市"),
    Entity(TOWN, "Place", "AdministrativeDivision", "兴隆镇", place="贵州省遵义市湄潭县兴隆镇"),
)
ARTICLES = (
    Article(
        "a.txt",
        1,
        "春茶",
        0,
        60,
        "春茶",
        (Piece(0, 0, 2),),
        (),
        "2026-03-12",
        ("陆一禾",),
        "遵义市",
    ),
    Article("子目录/b.txt", 1, "工匠", 0, 40, "工匠", (Piece(0, 0, 2),), ()),
)
MENTIONS = (Mention("a.txt", 1, 3, 7, "黔山银行", "Bank", None, Span(3, 7), "黔山银行", BANK),)


def evidence(
    text: str,
    *,
    document: str = "a.txt",
    start: int = 0,
    rule: str = "funds/lend-to",
    amount: Amount | None = None,
    date: Date | None = None,
    spans: tuple[Span, ...] = (),
) -> Evidence:
    """A sentence that begins at `start`."""
    end = max((span.end for span in spans), default=start + len(text))
    return Evidence(document, 1, start, end, text, rule, 0.9, amount, date, spans)


def claim(
    relation: str,
    subject: str | None,
    object_: str | None,
    *sentences: Evidence,
    text: str | None = None,
    modality: Modality = "asserted",
    programme: str | None = None,
    honour: str | None = None,
    **roles: str,
) -> Statement:
    """A statement whose roles beside the ends are given by name."""
    spec = next(spec for spec in SETTINGS.relations if spec.name == relation)
    ends = dict(zip((r.name for r in spec.roles), (subject, object_ or text), strict=False))
    fields = {"programme": programme, "honour": honour}
    filled = {**ends, **fields, **roles}
    return Statement(
        relation,
        subject,
        object_,
        sentences or (evidence(f"{relation}一句。"),),
        text,
        programme,
        honour,
        modality,
        tuple(sorted((role, (value,)) for role, value in filled.items() if value)),
    )


def statements() -> tuple[Statement, ...]:
    """Each relation, a group, a torn sentence, a plan."""
    loan = evidence(
        "支行向翠岭茶业发放贷款200万元。",
        amount=TWO_MILLION,
        date=MARCH,
        spans=(Span(40, 48), Span(10, 18)),
    )
    subsidy = [
        evidence("市总工会为17家小微企业贴息。", document=document, start=20)
        for document in ("a.txt", "子目录/b.txt")
    ]
    return (
        claim("funds", BRANCH, TEA, loan, kind="loan", amount="200万元", date="3月"),
        claim("funds", UNION, None, *subsidy, text="17家小微企业", programme="“春芽贷”"),
        claim("funds", BRANCH, SCHOOL, modality="planned"),
        claim("partnersWith", UNION, BANK, matter="推出“春芽贷”"),
        claim("locatedIn", TEA, TOWN),
        claim("awarded", UNION, FENG, honour="贵州工匠"),
        claim("awarded", None, SCHOOL, honour="示范 基地"),
        claim("branchOf", BRANCH, BANK, evidence("湄潭支行", rule="name")),
        claim("launched", BANK, None, text="“春芽贷”"),
    )


def small_graph() -> Graph:
    """All of it."""
    return Graph(ARTICLES, MENTIONS, ENTITIES, statements())
