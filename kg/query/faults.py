"""Faults of a question in one line: where, and why so far as can be told."""

from __future__ import annotations

import re

# What in a question is neither a keyword nor a name: IRIs, words in quotation marks, comments.
_CLOSED = re.compile(
    r"<[^<>\s\"{}|\\^`]*>|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*",
    re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_REASON = re.compile(r"(?:expected(?: one of)?|,) ([A-Z]\w+(?: \w+){2,}|IRI parsing failed)")
_PREFIXED = re.compile(r"(?<![\w?$:@-])([A-Za-z][\w.-]*)?:(?=[\w%])")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_UPDATE = re.compile(
    r"\A(?:\s|PREFIX\s+[\w.-]*:|BASE\b)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)


def blank(sparql: str) -> str:
    """The question with IRIs, quoted words and comments blanked out; every place stays."""
    return _CLOSED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), sparql)


def rename_prefixes(sparql: str, renamed: dict[str, str]) -> str:
    """The question with other prefixes, except those that it declares itself."""
    words = blank(sparql)
    own = set(_DECLARED.findall(words))
    for found in reversed(list(_PREFIXED.finditer(words))):
        prefix = found[1] or ""
        if prefix in renamed and prefix not in own:
            sparql = (
                sparql[: found.start()] + renamed[prefix] + sparql[found.start() + len(prefix) :]
            )
    return sparql


def explain_syntax(sparql: str, message: str, prefixes: dict[str, str]) -> str:
    """What is wrong with a question that an engine cannot read, with line and column."""
    words = blank(sparql)
    if update := _UPDATE.search(words):
        return (
            f"{_where(*_count(words, update.start(1)))}: {update[1].upper()} would change the "
            "graph; a question is SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    known = {*prefixes, *_DECLARED.findall(words)}
    for found in _PREFIXED.finditer(words):
        name = found[1] or ""
        if name not in known:
            return (
                f"{_where(*_count(words, found.start()))}: unknown prefix '{name}:'; "
                f"known are {', '.join(sorted(known))}"
            )
    place = _PLACE.search(message)
    line, column = (int(n) for n in place.groups()) if place else (1, 1)
    text = sparql.rstrip()  # what is missing is missed behind the last word, not lines below it
    line, column = min((line, column), _count(text, len(text)))
    near = text.split("\n")[line - 1][max(0, column - 21) : column + 19].strip()
    reason = _REASON.search(message)
    what = f"{reason[1]}, near" if reason and "Prefix" not in reason[1] else "not SPARQL near"
    return f"{_where(line, column)}: {what}: {near or '(an empty line)'}"


def explain_refusal(error: Exception) -> str:
    """What an engine says of a question that it can read and not answer."""
    return f"query: cannot be answered: {' '.join(str(error).split())}"


def _count(text: str, place: int) -> tuple[int, int]:
    """Line and column, from 1."""
    before = text[:place]
    return before.count("\n") + 1, place - before.rfind("\n")


def _where(line: int, column: int) -> str:
    return f"query: line {line}, column {column}"
