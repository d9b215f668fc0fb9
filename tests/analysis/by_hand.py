"""A corpus of three pages by hand, with people in every field that may name them."""

from __future__ import annotations

from dataclasses import replace
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
    Modality,
    Span,
    Statement,
    content_id,
)
from kg.ontology import load_relations

E = "https://kg.example/entity/"
SETTINGS = ExportSettings(version="0.1.0", relations=tuple(f.spec for f in load_relations()))

TEXTS = {
    "2024/茶.txt": (
        "青石银行放贷\r\n（记者 高远）2024年3月，青石银行向云岭茶业发放贷款300万元。\n"
        "云岭茶业位于柳河镇。云岭茶业董事长林小溪到场，林\n小溪说，志存高远。\n"
        "青石银行拟与柳河镇总工会合作。"
    ),
    "2024/林小溪专访.txt": (
        "林小溪专访\n林小溪获“林小溪劳模工作室”称号。青石市总工会主席江帆祝贺。\n"
        "青石银行向林小溪劳模工作室等3家工作室捐赠5万元。LIN XIAOXI 到场，Linda 也到场。"
    ),
    "2023/旧闻.txt": (
        "2023年，青石银行向云岭茶业发放贷款200万元。青石银行未与柳河镇总工会合作。\n"
        "柳河镇总工会请林小溪（教师）讲课。原市长何川到场。云岭茶业属于青石银行。"
    ),
}

BANK = Entity(f"{E}青石银行", "Bank", None, "青石银行", ("青石行",))
TEA = Entity(f"{E}云岭茶业", "Enterprise", "GuaranteeCompany", "云岭茶业")
TOWN = Entity(f"{E}柳河镇", "Place", "AdministrativeDivision", "柳河镇")
UNION = Entity(f"{E}柳河镇总工会", "TradeUnion", None, "柳河镇总工会")
CITY_UNION = Entity(f"{E}青石市总工会", "TradeUnion", None, "青石市总工会")
STUDIO = Entity(
    f"{E}林小溪劳模工作室",
    "Organization",
    None,
    "林小溪劳模工作室",
    ("林小溪工作室",),
    merged=(Merge("林小溪工作室", "以下简称“林小溪工作室”"),),
)
CHAIR = Entity(
    f"{E}林小溪_云岭茶业",
    "Person",
    None,
    "林小溪",
    ("LIN XIAOXI", "林董事长"),
    links=(Link("skos:exactMatch", "http://www.wikidata.org/entity/Q1"),),
    merged=(Merge("林董事长", "surname and post"),),
)
TEACHER = Entity(f"{E}林小溪_教师", "Person", None, "林小溪")
REPORTER = Entity(f"{E}高远", "Person", None, "高远")
LEADER = Entity(f"{E}江帆", "Person", None, "江帆")
FORMER = Entity(f"{E}何川", "Person", None, "何川")
ENTITIES = (
    *(BANK, TEA, TOWN, UNION, CITY_UNION, STUDIO),
    *(CHAIR, TEACHER, REPORTER, LEADER, FORMER),
)

TEA_PAGE, TALK, OLD = TEXTS


def told(document: str, sentence: str, confidence: float = 0.9, **more: object) -> Evidence:
    """The sentence as evidence, where it stands in its document."""
    start = TEXTS[document].index(sentence)
    given = {"rule": "by/hand", "confidence": confidence, **more}
    return Evidence(document, 1, start, start + len(sentence), sentence, **given)  # type: ignore[arg-type]


def claim(
    relation: str,
    subject: Entity | None,
    other: Entity | str | None,
    *evidence: Evidence,
    modality: Modality = "asserted",
    honour: str | None = None,
    **roles: str,
) -> Statement:
    """A statement with its roles; words fill an end that no entity does."""
    spec = next(spec for spec in SETTINGS.relations if spec.name == relation)
    ends = (subject, other)
    filled = {
        role.name: end if isinstance(end, str) else end.id
        for role, end in zip(spec.roles, ends, strict=False)
        if end is not None
    }
    return Statement(
        relation,
        subject.id if subject else None,
        other.id if isinstance(other, Entity) else None,
        evidence,
        object_text=other if isinstance(other, str) else None,
        honour=honour,
        modality=modality,
        roles=tuple((role, (value,)) for role, value in sorted({**filled, **roles}.items())),
    )


MARCH, IN_2023 = Date("2024-03", "month", "2024年3月"), Date("2023", "year", "2023年")
LOAN = claim(
    "funds",
    BANK,
    TEA,
    told(
        OLD,
        "2023年，青石银行向云岭茶业发放贷款200万元。",
        0.8,
        date=IN_2023,
        amount=Amount("2000000", "CNY", "200万元"),
    ),
    told(
        TEA_PAGE,
        "2024年3月，青石银行向云岭茶业发放贷款300万元。",
        date=MARCH,
        amount=Amount("3000000", "CNY", "300万元"),
    ),
    kind="loan",
)
SEAT = claim("locatedIn", TEA, TOWN, told(TEA_PAGE, "云岭茶业位于柳河镇。", 0.6))
PLAN = claim(
    "partnersWith",
    UNION,
    BANK,
    told(TEA_PAGE, "青石银行拟与柳河镇总工会合作。"),
    modality="planned",
)
DENIAL = claim(
    "partnersWith", UNION, BANK, told(OLD, "青石银行未与柳河镇总工会合作。"), modality="negated"
)
CHAIRS = claim(
    "affiliatedWith",
    CHAIR,
    TEA,
    told(TEA_PAGE, "云岭茶业董事长林小溪到场，林\n小溪说，志存高远。"),
    post="董事长",
)
LEADS = claim(
    "affiliatedWith", LEADER, CITY_UNION, told(TALK, "青石市总工会主席江帆祝贺。"), post="主席"
)
ONCE_LED = claim("affiliatedWith", FORMER, CITY_UNION, told(OLD, "原市长何川到场。"), post="原主席")
GIFT = claim(
    "funds",
    BANK,
    "林小溪劳模工作室等3家工作室",
    told(
        TALK,
        "青石银行向林小溪劳模工作室等3家工作室捐赠5万元。",
        amount=Amount("50000", "CNY", "林小溪劳模工作室5万元"),
    ),
)
PRIZE = claim(
    "awarded",
    None,
    CHAIR,
    told(TALK, "林小溪获“林小溪劳模工作室”称号。"),
    honour="“林小溪劳模工作室”",
)
PART = claim("partOf", TEA, BANK, told(OLD, "云岭茶业属于青石银行。", 0.5))
STATEMENTS = (LOAN, SEAT, PLAN, DENIAL, CHAIRS, LEADS, ONCE_LED, GIFT, PRIZE, PART)
MENTIONED = {
    TEA_PAGE: (BANK, TEA, TOWN, UNION, CHAIR, REPORTER),
    TALK: (BANK, CITY_UNION, STUDIO, CHAIR, LEADER),
    OLD: (BANK, TEA, UNION, TEACHER, FORMER),
}


def mentions(document: str) -> list[Mention]:
    """The first place of each entity's name, where no longer name stands."""
    found: list[Mention] = []
    for entity in sorted(MENTIONED[document], key=lambda e: -len(e.label)):
        start = -1
        while (start := TEXTS[document].find(entity.label, start + 1)) >= 0:
            end = start + len(entity.label)
            if not any(m.start < end and start < m.end for m in found):
                kind = (entity.type, entity.subtype)
                where = (document, 1, start, end, entity.label)
                found.append(Mention(*where, *kind, Span(0, 0), entity.label, entity.id))
                break
    return sorted(found, key=lambda mention: mention.start)


def corpus(*statements: Statement) -> Graph:
    """The graph of the three pages, or one of the same names with other statements."""
    articles = [
        Article(
            document=name,
            number=1,
            title=text.split("\n")[0].strip() if name != OLD else "",
            start=0,
            end=len(text),
            text="",
            pieces=(),
            paragraphs=(),
            date="2024-03-05" if name == TEA_PAGE else None,
            reporters=("高远", "沈默") if name == TEA_PAGE else (),
            home="青石市" if name == TALK else None,
        )
        for name, text in TEXTS.items()
    ]
    return Graph(
        tuple(sorted(articles, key=lambda article: article.document)),
        tuple(m for name in sorted(TEXTS) for m in mentions(name)),
        tuple(sorted(ENTITIES, key=lambda entity: entity.id)),
        tuple(sorted(statements or STATEMENTS, key=lambda statement: statement.id)),
    )


def write(out: Path, graph: Graph | None = None, **settings: bool) -> Path:
    """A build of the corpus in every format."""
    documents = [Document(name, text, content_id(text)) for name, text in TEXTS.items()]
    write_build(
        graph or corpus(),
        documents,
        out,
        formats=["all"],
        settings=replace(SETTINGS, **settings),  # type: ignore[arg-type]
        report=BuildNotes(warnings=("2024/茶.txt: 林小溪 is odd",)),
    )
    return out
