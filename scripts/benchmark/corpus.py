"""Pages of made-up local news: names, facts and phrasing vary, the same number gives the same page."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from people import Cast, cast_of, number

GRAMMAR = Path(__file__).with_name("news.txt")
LENGTH = 1000
"""Code points of a page, about."""

_STORY = ("loan", "loan", "loan", "plan", "sign", "prize", "place", "quote", "quote")
_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def pages(count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """Names (`000/000017.txt`) and texts of `count` pages, in order."""
    for at in range(first, first + count):
        yield f"{at // 1000:03}/{at:06}.txt", page(at)


def page(at: int) -> str:
    """Two or more articles of one county and what is said of others, about `LENGTH` code points."""
    choose = random.Random(at)
    parts: list[str] = []
    while sum(map(len, parts)) < LENGTH - 150:
        parts.append(_article(choose, cast_of(choose)))
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path, count: int, first: int = 0) -> int:
    """Write pages as files below `folder`; returns their code points."""
    total = 0
    for name, text in pages(count, first):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        total += len(text)
    return total


def _article(choose: random.Random, cast: Cast) -> str:
    facts = choose.sample(_STORY, choose.randint(3, 6))
    sentences = [_say(name, choose, cast) for name in facts]
    sentences += [_say("filler", choose, cast) for _ in range(choose.randint(1, 5))]
    choose.shuffle(sentences)
    cut = choose.randint(1, len(sentences))
    lead = _say("lead", choose, cast)
    paragraphs = [lead + "".join(sentences[:cut]), "".join(sentences[cut:])]
    return "\n".join([_say("title", choose, cast), *(p for p in paragraphs if p)])


def _say(name: str, choose: random.Random, cast: Cast) -> str:
    """A rule of the grammar spelt out."""
    text = choose.choice(_grammar()[name])
    while match := _CHOICE.search(text):  # the innermost first
        text = text[: match.start()] + choose.choice(match[1].split("|")) + text[match.end() :]

    def fill(slot: re.Match[str]) -> str:
        return cast.get(slot[1]) or number(slot[1], choose) or _say(slot[1], choose, cast)

    return _SLOT.sub(fill, text)


@lru_cache(maxsize=1)
def _grammar() -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines():
        name, sign, alternatives = line.partition(" = ")
        if sign and not line.startswith("#"):
            rules.setdefault(name, []).extend(alternatives.split(" | "))
    return rules
