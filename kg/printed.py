"""Statements of a page in traditional script, with its words as they are printed.

The stages read such a page as simplified (`kg.script`), in the same offsets. What the outputs show
verbatim is put back here: sentences, groups, amounts, dates, programmes, honours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kg.model import Amount, Date, Document, Evidence, Statement
from kg.script import to_simplified

Value = TypeVar("Value", Amount, Date)


def as_printed(statements: tuple[Statement, ...], document: Document) -> tuple[Statement, ...]:
    """The statements with the document's own characters; unchanged where it is simplified."""
    plain = to_simplified(document.text)
    if plain == document.text:
        return statements
    return tuple(_printed(statement, plain, document.text) for statement in statements)


def _printed(statement: Statement, plain: str, text: str) -> Statement:
    words: dict[str, str] = {}
    for item in statement.evidence:
        spans = item.spans or ((item.start, item.end),)
        read = "".join(plain[start:end] for start, end in spans)
        printed = "".join(text[start:end] for start, end in spans)
        for value in _verbatim(statement, item):
            at = read.find(value)
            if at >= 0:
                words.setdefault(value, printed[at : at + len(value)])
        words[item.text] = printed if len(printed) == len(item.text) else item.text
    return replace(
        statement,
        evidence=tuple(_evidence(item, words) for item in statement.evidence),
        object_text=words.get(statement.object_text or "", statement.object_text),
        programme=words.get(statement.programme or "", statement.programme),
        honour=words.get(statement.honour or "", statement.honour),
        roles=tuple(
            (role, tuple(words.get(value, value) for value in values))
            for role, values in statement.roles
        ),
    )


def _verbatim(statement: Statement, item: Evidence) -> list[str]:
    values = [statement.object_text, statement.programme, statement.honour]
    values += [value.text for value in (item.amount, item.date) if value]
    return [value for value in values if value]


def _evidence(item: Evidence, words: dict[str, str]) -> Evidence:
    return replace(
        item,
        text=words.get(item.text, item.text),
        amount=_with_words(item.amount, words) if item.amount else None,
        date=_with_words(item.date, words) if item.date else None,
    )


def _with_words(value: Value, words: dict[str, str]) -> Value:
    return replace(value, text=words.get(value.text, value.text))
