"""A graph by hand on which every question of ours has an answer that a reader can check."""

from __future__ import annotations

from kg.model import Amount, Article, Date, Entity, Evidence, Graph, Mention, Piece, Span, Statement
from tests.export.rdf_graph import (
    BANK,
    BRANCH,
    CITY,
    COUNTY,
    FENG,
    SCHOOL,
    TEA,
    TOWN,
    UNION,
    E,
    claim,
    evidence,
)
from tests.export.rdf_graph import ENTITIES as NAMED

DESK, TEA_BRANCH, LUO = f"{E}黔山银行湄潭支行兴隆分理处", f"{E}翠岭茶业湄潭分公司", f"{E}骆远"
FINANCE, SCIENCE = f"{E}湄潭县财政局", f"{E}遵义市科学技术局"
COUNTY_UNION, TEACHERS, GUARANTEE = f"{E}湄潭县总工会", f"{E}湄潭县教育工会", f"{E}娄山担保公司"
ENTITIES = (
    *NAMED,
    Entity(DESK, "Bank", None, "黔山银行湄潭支行兴隆分理处"),
    Entity(TEA_BRANCH, "Enterprise", None, "翠岭茶业湄潭分公司"),
    Entity(LUO, "Person", None, "骆远"),
    Entity(FINANCE, "Agency", None, "湄潭县财政局"),
    Entity(SCIENCE, "Agency", None, "遵义市科学技术局"),
    Entity(COUNTY_UNION, "TradeUnion", None, "湄潭县总工会", aliases=("市总工会", "县总工会")),
    Entity(TEACHERS, "TradeUnion", None, "湄潭县教育工会"),
    Entity(GUARANTEE, "Enterprise", "GuaranteeCompany", "娄山担保公司"),
)
ARTICLES = (
    Article("a.txt", 1, "春茶", 0, 90, "春茶", (Piece(0, 0, 2),), (), "2026-03-12"),
    Article("b.txt", 1, "工匠", 0, 90, "工匠", (Piece(0, 0, 2),), ()),
)
MENTIONS = (
    Mention("a.txt", 1, 3, 7, "黔山银行", "Bank", None, Span(3, 7), "黔山银行", BANK),
    Mention("b.txt", 1, 0, 3, "冯晓岚", "Person", None, Span(0, 3), "冯晓岚", FENG),
)


def yuan(value: int, currency: str = "CNY") -> Amount:
    """So much, as a text has it."""
    return Amount(str(value), currency, f"{value}元")


def said(
    text: str, document: str = "a.txt", start: int = 0, sum_: Amount | None = None, year: str = ""
) -> Evidence:
    """A sentence that bears a sum and a year, if they are given."""
    date = Date(year, "year", f"{year}年") if year else None
    return evidence(text, document=document, start=start, amount=sum_, date=date)


def statements() -> tuple[Statement, ...]:
    """Two of each where that makes a difference."""
    loan = yuan(2000000)
    return (
        # One loan that two documents tell, and a second one a year before.
        claim(
            "funds",
            BRANCH,
            TEA,
            said("支行贷给翠岭200万元。", start=75, sum_=loan),
            said("支行向翠岭放贷200万元。", "b.txt", sum_=loan),
            said("2025年支行贷给翠岭50万元。", "b.txt", 20, yuan(500000), "2025"),
            kind="loan",
        ),
        claim("funds", DESK, TEA_BRANCH, said("分理处贷款。", sum_=yuan(80000)), kind="loan"),
        claim("funds", GUARANTEE, TEA, said("娄山担保。", start=60), kind="guarantee"),
        claim(
            "funds",
            UNION,
            None,
            said("市总工会贴息3万元。", start=20, sum_=yuan(30000)),
            said("市总工会贴息3万元。", "b.txt", 40, yuan(30000)),
            text="17家小微企业",
            programme="“春芽贷”",
        ),
        claim("funds", FINANCE, TEA, said("县财政局补助。", start=30, sum_=yuan(60000))),
        claim("funds", TEA, SCHOOL, said("翠岭捐款。", start=35, sum_=yuan(1000, "USD"))),
        # A plan that came true, one that did not, a denial, one that others affirm.
        claim("funds", BRANCH, TEA, said("支行拟放贷。", start=40), modality="planned"),
        claim(
            "funds",
            BRANCH,
            SCHOOL,
            said("支行拟贷给学校5万元。", start=45, sum_=yuan(50000)),
            modality="planned",
        ),
        claim("partnersWith", BANK, TEA, said("双方尚未签约。", start=50), modality="negated"),
        claim("funds", FINANCE, TEA, said("否认补助。", "b.txt", 55), modality="negated"),
        claim("partnersWith", UNION, BANK, matter="推出“春芽贷”"),
        claim("partnersWith", BANK, SCHOOL),
        claim("locatedIn", TEA, TOWN),
        claim("awarded", UNION, FENG, honour="贵州工匠"),
        claim("awarded", UNION, LUO, honour="贵州工匠"),
        claim("awarded", None, SCHOOL, honour="示范 基地"),
        claim("affiliatedWith", FENG, TEA, post="制茶师"),
        claim("branchOf", BRANCH, BANK, evidence("湄潭支行", rule="name")),
        claim("branchOf", DESK, BRANCH, evidence("兴隆分理处", rule="name")),
        claim("branchOf", TEA_BRANCH, TEA, evidence("湄潭分公司", rule="name")),
        claim("partOf", TEACHERS, COUNTY_UNION),
        claim("hasJurisdiction", UNION, CITY),
        claim("hasJurisdiction", COUNTY_UNION, COUNTY),
        claim("hasJurisdiction", FINANCE, COUNTY),
        claim("hasJurisdiction", SCIENCE, CITY),
        claim("launched", BANK, None, text="“春芽贷”"),
        claim("funds", BANK, LUO, said("骆远贷款。", start=70), programme="“护苗贷”"),
    )


def asked_graph() -> Graph:
    """All of it."""
    return Graph(ARTICLES, MENTIONS, ENTITIES, statements())
