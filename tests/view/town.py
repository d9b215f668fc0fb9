"""A made-up town with two pages of news, one torn by a column break, and all kinds of statements."""

from __future__ import annotations

from pathlib import Path

from kg.export.texts import write_text
from kg.model import (
    Amount,
    Article,
    Date,
    Document,
    Entity,
    Evidence,
    Graph,
    Mention,
    Modality,
    Span,
    Statement,
)

ENTITY = "https://kg.example/entity/"
EVIL = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"

MARCH = "青石银行放贷助春茶\n𠮷日，青石银行向云岭茶业发放贷款300万元。青石银行与\n——隔栏广告——\n柳河镇茶会签约。林溪任云岭茶业经理。\n"
MAY = f"柳河镇拟建茶市\n云岭茶业拟向柳河镇茶会捐款。柳河镇茶会授予林溪“好茶人”称号。{EVIL}\n"
TEXTS = {"三月.txt": MARCH, "五月.txt": MAY}

KINDS = {
    "青石银行": "Bank",
    "云岭茶业": "Enterprise",
    "柳河镇茶会": "Organization",
    "柳河镇": "Place",
    "林溪": "Person",
    EVIL: "Organization",
}
ALIASES = {"青石银行": ("青石行",), "云岭茶业": ("云茶", EVIL)}


def documents(out: Path) -> None:
    """Write the texts as a build has them."""
    (out / "texts").mkdir()
    for name, text in TEXTS.items():
        write_text(Document(name, text, "0" * 64), out / "texts" / f"{name}.txt")


def town() -> Graph:
    """The town's graph."""
    entities = [
        Entity(ENTITY + label, kind, None, label, ALIASES.get(label, ()))
        for label, kind in KINDS.items()
    ]
    return Graph(
        articles=(
            Article("三月.txt", 1, "青石银行放贷助春茶", 0, len(MARCH), "", (), (), "2024-03-05"),
            Article("五月.txt", 1, EVIL, 0, len(MAY), "", (), (), "2024-05-06"),
        ),
        mentions=tuple(_mentions()),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(sorted(_statements(), key=lambda s: s.id)),
    )


def _mentions() -> list[Mention]:
    found = []
    for document, text in TEXTS.items():
        taken: set[int] = set()
        for label in sorted(KINDS, key=len, reverse=True):
            start = text.find(label)
            while start >= 0:
                if start not in taken:
                    taken.update(range(start, start + len(label)))
                    where = (document, 1, start, start + len(label), label, KINDS[label])
                    found.append(Mention(*where, None, Span(0, 0), label, ENTITY + label))
                start = text.find(label, start + 1)
    return sorted(found, key=lambda m: (m.document, m.start))


def _evidence(document: str, *parts: str, confidence: float = 0.9, **more: object) -> Evidence:
    """A sentence, or the parts that a break left of it."""
    text = TEXTS[document]
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    return Evidence(
        document,
        1,
        spans[0].start,
        spans[-1].end,
        "".join(parts),
        "town/rule",
        confidence,
        spans=tuple(spans) if len(spans) > 1 else (),
        **more,  # type: ignore[arg-type]  # amount and date
    )


def _statements() -> list[Statement]:
    loan = _evidence(
        "三月.txt",
        "𠮷日，青石银行向云岭茶业发放贷款300万元。",
        amount=Amount("3000000", "CNY", "300万元"),
        date=Date("2024-03", "month", "3月"),
    )
    torn = _evidence("三月.txt", "青石银行与", "柳河镇茶会签约。", confidence=0.6)
    post = _evidence("三月.txt", "林溪任云岭茶业经理。")
    gift = _evidence("五月.txt", "云岭茶业拟向柳河镇茶会捐款。")
    award = _evidence("五月.txt", "柳河镇茶会授予林溪“好茶人”称号。")

    def say(
        relation: str, subject: str, target: str, item: Evidence, modality: Modality = "asserted"
    ) -> Statement:
        return Statement(relation, ENTITY + subject, ENTITY + target, (item,), modality=modality)

    return [
        say("funds", "青石银行", "云岭茶业", loan),
        say("partnersWith", "青石银行", "柳河镇茶会", torn),
        say("affiliatedWith", "林溪", "云岭茶业", post),
        say("funds", "云岭茶业", "柳河镇茶会", gift, "planned"),
        Statement("awarded", ENTITY + "柳河镇茶会", ENTITY + "林溪", (award,), honour="“好茶人”"),
        say("locatedIn", EVIL, "柳河镇", gift),
    ]


def statement_id(relation: str, subject: str) -> str:
    """The id of the statement of a relation and a subject."""
    found = [s.id for s in _statements() if (s.relation, s.subject) == (relation, ENTITY + subject)]
    return found[0]
