"""Sentences with typed name spans from the training corpora, in the classes of the ontology.

Every function yields `(text, [(start, end, class)])`. Public corpora know persons, places and
organisations; the class of an organisation is read off its head noun (`kg.mentions.lexicon`), and
place chains are cut into their steps, as the gold guidelines want them.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold_stages import GoldPage, gold_pages
from segmenter import half_width

from kg.mentions.lexicon import Lexicon, load_lexicon
from kg.mentions.places import place_steps

Name = tuple[int, int, str]
Example = tuple[str, list[Name]]
Found = tuple[int, int, str, bool]  # start, end, PER/LOC/ORG, a company


def organisation_class(name: str, lexicon: Lexicon, *, company: bool = False) -> str:
    """The class of an organisation that a corpus names without one."""
    brand = lexicon.brands.get(name)
    if brand:
        return brand
    head = lexicon.head_of(name)
    if head and head.type != "Place" and (head.strength != "weak" or not company):
        return head.type
    return "Enterprise" if company else "Organization"


def names_of(text: str, spans: list[Found], lexicon: Lexicon) -> list[Name]:
    """Typed names from (start, end, PER/LOC/ORG, company) spans that do not overlap."""
    merged: list[Found] = []
    for start, end, kind, company in sorted(spans):
        last = merged[-1] if merged else None
        if last and last[1] == start and last[2] == "LOC" and kind == "ORG":
            merged[-1] = (last[0], end, "ORG", company)  # the longest name wins
        else:
            merged.append((start, end, kind, company))
    names: list[Name] = []
    for start, end, kind, company in merged:
        if kind == "PER":
            names.append((start, end, "Person"))
        elif kind == "LOC":
            names += [
                (start + a, start + b, "Place") for a, b in place_steps(text[start:end], lexicon)
            ]
        else:
            names.append(
                (start, end, organisation_class(text[start:end], lexicon, company=bool(company)))
            )
    return names


def silver(source: Path, count: int, seed: int = 1) -> Iterator[Example]:
    """Modern broadcast news labelled by two taggers; sentences where they disagree much are left out."""
    lexicon = load_lexicon()
    lines = source.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    taken = 0
    for line in lines:
        item = json.loads(line)
        sure = sum(ent[3] == 2 for ent in item["ents"])
        if not item["ents"] or sure * 2 < len(item["ents"]):
            continue
        spans = [(e[0], e[1], e[2], len(e) > 4 and e[4] == "company") for e in item["ents"]]
        yield item["text"], names_of(item["text"], spans, lexicon)
        taken += 1
        if taken == count:
            return


MSRA_KIND = {"nr": "PER", "ns": "LOC", "nt": "ORG"}


def msra(source: Path, count: int, seed: int = 2) -> Iterator[Example]:
    """SIGHAN-2006 news; full-width digits become half-width."""
    lexicon = load_lexicon()
    lines = source.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    for line in lines[:count]:
        text, spans = "", []
        for chunk in line.split():
            word, _, tag = chunk.rpartition("/")
            if tag in MSRA_KIND:
                spans.append((len(text), len(text) + len(word), MSRA_KIND[tag], False))
            text += word
        yield half_width(text), names_of(text, spans, lexicon)


CLUENER_KIND = {
    "name": "PER",
    "address": "LOC",
    "scene": "LOC",
    "organization": "ORG",
    "company": "ORG",
    "government": "ORG",
}


def cluener(source: Path) -> Iterator[Example]:
    """CLUENER2020: banks are `company` there, offices `government`; spans are end-inclusive."""
    lexicon = load_lexicon()
    for line in source.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        spans = []
        for kind, found in item["label"].items():
            known = CLUENER_KIND.get(kind)
            for places in found.values() if known else ():
                spans += [(a, b + 1, str(known), kind == "company") for a, b in places]
        spans = [
            s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)
        ]
        yield item["text"], names_of(item["text"], spans, lexicon)


def pages(*, keep: re.Pattern[str] = re.compile("")) -> Iterator[Example]:
    """Sentences of the annotated training pages whose names match `keep`; never a test page."""
    for page in gold_pages("train"):
        if keep.search(page.name):
            yield from page_examples(page)


def page_examples(page: GoldPage) -> Iterator[Example]:
    """The sentences of a page with the names that lie wholly in them."""
    for article in page.articles:
        names = [m for m in page.mentions if m.article == article.number]
        for sentence in page.sentences[article.number]:
            start, end = sentence.start, sentence.end
            yield (
                article.text[start:end],
                [
                    (m.reading.start - start, m.reading.end - start, m.type)
                    for m in names
                    if start <= m.reading.start and m.reading.end <= end
                ],
            )
