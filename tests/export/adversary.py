"""Graphs as an enemy would make them: every text and every shape that could break a file.

`hostile_graph(seed)` is quick, so that thousands can be tried; the same seed gives the same graph.
"""

from __future__ import annotations

import random

from kg.model import Amount, Date, Entity, Evidence, Graph, Mention, Modality, Span, Statement
from tests.export.by_hand import ENTITY

SCRAPS = [
    *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\u2028", "\u2029"),
    *("\ud800", "\udbff", "\udc00", "\udfff", "\ud83d\ude00", "\ufffe", "\uffff", "\ufeff"),
    *("\r", "\n", "\t", "\r\n", " ", "\u3000", "\u00a0", "\u200b", "\u202e"),
    *('"', "'", "&", "<", ">", "&amp;", "&#0;", "]]>", "<![CDATA[", "<!--", "<?x?>", "</data>"),
    *("\\", '\\"', ",", ";", "; ", "；", "=", "+1", "-", "@", "'=", "`", "{{", "|", "$", "%00"),
    *("甲", "青石银行", "“好茶奖”", "A", "é", "e\u0301", "🍵", "👩‍🌾", "🇨🇳", "\U0010ffff", "𠮷"),
]
CLASSES = ["Bank", "Enterprise", "Agency", "Person", "Place", "Spaceship", "A`} //"]
RELATIONS = ["funds", "partnersWith", "locatedIn", "awarded", "sails", "x y`"]
MODALITIES: list[Modality] = ["asserted", "planned", "negated"]
LONG = 10_000


def hostile_text(rng: random.Random) -> str:
    """A text, often empty, seldom of ten thousand characters."""
    kind = rng.random()
    if kind < 0.1:
        return ""
    text = "".join(rng.choices(SCRAPS, k=rng.randint(1, 6)))
    return (text * LONG)[:LONG] if kind > 0.99 else text


def hostile_graph(seed: int) -> Graph:
    """Up to five entities and eight statements, parallel ones and those of one entity included."""
    rng = random.Random(seed)  # noqa: S311 - the same graph each time
    entities = [_entity(rng, number) for number in range(rng.randint(0, 5))]
    ids = [entity.id for entity in entities]
    statements = [_statement(rng, ids) for _ in range(rng.randint(0, 8) if ids else 0)]
    by_id = {statement.id: statement for statement in statements}
    mentions = [
        Mention(hostile_text(rng), 1, 0, 1, "甲", "Bank", None, Span(0, 1), "甲", rng.choice(ids))
        for _ in range(rng.randint(0, 3) if ids else 0)
    ]
    return Graph((), mentions, entities, [by_id[key] for key in sorted(by_id)])


def _entity(rng: random.Random, number: int) -> Entity:
    subtype = rng.choice([None, "School", hostile_text(rng)])
    aliases = tuple(sorted({hostile_text(rng) for _ in range(rng.randint(0, 2))}))
    return Entity(f"{ENTITY}{number}", rng.choice(CLASSES), subtype, hostile_text(rng), aliases)


def _statement(rng: random.Random, ids: list[str]) -> Statement:
    group = hostile_text(rng) if rng.random() < 0.2 else None
    target = None if group is not None or rng.random() < 0.1 else rng.choice(ids)
    roles = (("post", (hostile_text(rng), hostile_text(rng))),) if rng.random() < 0.2 else ()
    return Statement(
        rng.choice(RELATIONS),
        None if rng.random() < 0.1 else rng.choice(ids),
        target,
        tuple(_evidence(rng) for _ in range(rng.randint(1, 3))),
        object_text=group,
        programme=hostile_text(rng) if rng.random() < 0.3 else None,
        honour=hostile_text(rng) if rng.random() < 0.3 else None,
        modality=rng.choice(MODALITIES),
        roles=roles,
    )


def _evidence(rng: random.Random) -> Evidence:
    start = rng.randint(0, 99)
    amount = Amount(rng.choice(["0", "0.1", "1" + "0" * 400]), "CNY", hostile_text(rng))
    date = Date(rng.choice(["2024", "2024-02", "2024-02-30", "2024-03-01"]), "day", "")
    return Evidence(
        hostile_text(rng),
        1,
        start,
        start + 1,
        hostile_text(rng),
        "made/up",
        rng.choice([0.0, 0.333, 1.0]),
        amount=amount if rng.random() < 0.4 else None,
        date=date if rng.random() < 0.4 else None,
    )
