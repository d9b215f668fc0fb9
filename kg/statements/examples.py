"""The example sentences of rules: read in bracket notation, run, compared.

`[红河银行]Bank向[远山茶业]Enterprise发放贷款300万元。`: a name in brackets, its class behind them. The
same name twice is the same entity; a line feed begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.model import Article, Mention, Paragraph, Piece, Sentence, Span
from kg.statements.assemble import kind_of
from kg.statements.engine import read_matches
from kg.statements.records import Failure, Match, Member, Rule, RuleBook
from kg.statements.surface import Surface

NAME = re.compile(r"\[(?P<name>[^\[\]]+)\](?P<type>[A-Z][A-Za-z]*)")
_STOP = re.compile(r"[。！？；\n]+[”’]?")


def has_names(text: str) -> bool:
    """Are names of the text given in brackets, with their class behind?"""
    return NAME.search(text) is not None


def parse_example(text: str) -> tuple[Article, tuple[Sentence, ...], tuple[Mention, ...]]:
    """An article with sentences and mentions from a text in bracket notation."""
    plain, mentions, last = "", [], 0
    for match in NAME.finditer(text):
        plain += text[last : match.start()]
        span = Span(len(plain), len(plain) + len(match["name"]))
        plain += match["name"]
        last = match.end()
        mentions.append(
            Mention(
                "example", 1, *span, match["name"], match["type"], None, span, match["name"],
                match["name"],
            )
        )  # fmt: skip
    plain += text[last:]
    article = Article(
        "example",
        1,
        "",
        0,
        len(plain),
        plain,
        (Piece(0, 0, len(plain)),),
        (Paragraph("body", 0, len(plain)),),
    )
    return article, _sentences(plain), tuple(mentions)


def _sentences(text: str) -> tuple[Sentence, ...]:
    ends = [match.end() for match in _STOP.finditer(text)] + [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(Sentence(s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip())


def check_examples(rulebook: RuleBook, rules: Sequence[Rule] | None = None) -> list[Failure]:
    """Every example that does not come out as its rule says, in the order of the rules.

    All rules of the book are tried on each example; only those of `rules` are asked for theirs.
    """
    asked = rulebook.rules if rules is None else rules
    return [failure for rule in asked for failure in _check_rule(rule, rulebook)]


def _check_rule(rule: Rule, book: RuleBook) -> Iterator[Failure]:
    for expected in rule.matches:
        surface, matches = read_matches(*parse_example(expected["text"]), book)
        own = [shown(surface, m) for m in matches if m.rule.id == rule.id]
        wanted = {"modality": "asserted"} | {k: v for k, v in expected.items() if k != "text"}
        problem = _difference(rule, wanted, own)
        if problem:
            yield Failure(rule.id, expected["text"], problem)
    for text in rule.rejects:
        surface, matches = read_matches(*parse_example(text), book)
        for match in matches:
            if match.rule.relation.name == rule.relation.name and match.modality == "asserted":
                yield Failure(rule.id, text, f"matched by {match.rule.id}: {shown(surface, match)}")


def shown(surface: Surface, match: Match) -> dict[str, str | None]:
    """The roles of a match in words."""
    first, second = match.rule.relation.roles[:2]

    def words(member: Member | None) -> str | None:
        if member is None:
            return None
        return member.entity or surface.text[member.span.start : member.span.end]

    return {
        "amount": match.amount.text if match.amount else None,
        "programme": match.programme,
        "honour": match.honour,
        "date": match.date.text if match.date else None,
        "kind": kind_of(surface, match),
        "post": match.post,
        "modality": match.modality,
        first.name: words(match.first),
        second.name: words(match.second),
    }


def _difference(rule: Rule, wanted: dict[str, Any], own: list[dict[str, str | None]]) -> str | None:
    """What keeps the nearest match from the expected one; `None` where one has all of it."""
    ends = [role.name for role in rule.relation.roles[:2]] if rule.relation.symmetric else []
    best: list[str] | None = None
    for match in own:
        wrong = [
            f"{key} is {match.get(key)!r}, should be {value!r}"
            for key, value in wanted.items()
            if key not in ends and (match.get(key) or "") != value
        ]
        if ends and {match[e] for e in ends} != {wanted.get(e) for e in ends}:
            wrong.append(f"partners are {sorted(str(match[e]) for e in ends)}")
        if not wrong:
            return None
        if best is None or len(wrong) < len(best):
            best = wrong
    return "; ".join(best) if best else "the rule did not fire"
