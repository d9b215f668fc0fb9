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
import zlib
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold_stages import GoldPage, gold_pages, page_of_spans
from markup import read_marked
from segmenter import half_width

import kg
from kg.mentions.grammar import refine_names
from kg.mentions.labels import organisation_class
from kg.mentions.lexicon import Lexicon, load_lexicon
from kg.mentions.names import Name as GrammarName
from kg.mentions.places import place_steps

Name = tuple[int, int, str]
Example = tuple[str, list[Name]]
Found = tuple[int, int, str, str]  # start, end, PER/LOC/ORG, class where the head says nothing

BODY = "Organization"
ARMY = ("军", "部队", "舰队", "自卫队", "警卫队")


def names_of(text: str, spans: list[Found], lexicon: Lexicon) -> list[Name]:
    """Typed names from (start, end, PER/LOC/ORG, company) spans that do not overlap."""
    merged: list[Found] = []
    for start, end, kind, other in sorted(spans):
        last = merged[-1] if merged else None
        if last and last[1] == start and last[2] == "LOC" and kind == "ORG":
            merged[-1] = (last[0], end, "ORG", other)  # the longest name wins
        elif last and last[1] == start and kind == last[2] == "LOC" and _short(last, end):
            merged[-1] = (last[0], end, "LOC", other)  # 京津 is one name
        else:
            merged.append((start, end, kind, other))
    names: list[Name] = []
    for start, end, kind, other in merged:
        if kind == "PER":
            names.append((start, end, "Person"))
        elif kind == "LOC":
            names += [
                (start + a, start + b, "Place") for a, b in place_steps(text[start:end], lexicon)
            ]
        else:
            names.append((start, end, organisation_class(text[start:end], lexicon, other)))
    return names


def _short(last: Found, end: int) -> bool:
    """Are the place before and the one that ends at `end` two or three single characters?"""
    return end - last[0] <= 3 and end - last[1] == 1


def silver(source: Path, count: int, seed: int = 1, *, refined: bool = False) -> Iterator[Example]:
    """Modern broadcast news labelled by two taggers.

    Left out are sentences where they disagree much and those that our annotators marked. `refined`
    names went through the name grammar.
    """
    lexicon = load_lexicon()
    marked = {
        line.partition("\t")[0] for path in ANNOTATED.glob("silver*.tsv") for line in _lines(path)
    }
    lines = list(enumerate(source.read_text(encoding="utf-8").splitlines()))
    random.Random(seed).shuffle(lines)
    taken = 0
    for number, line in lines:
        item = json.loads(line)
        sure = sum(ent[3] == 2 for ent in item["ents"])
        if not item["ents"] or sure * 2 < len(item["ents"]) or str(number) in marked:
            continue
        spans = [(e[0], e[1], e[2], "Enterprise" if len(e) > 4 else BODY) for e in item["ents"]]
        names = names_of(item["text"], spans, lexicon)
        yield item["text"], refine(item["text"], names) if refined else names
        taken += 1
        if taken == count:
            return


def refine(text: str, names: list[Name]) -> list[Name]:
    """The names as the grammar would have them."""
    starts = frozenset(token.idx for token in kg.load_pipeline().make_doc(text))
    found = refine_names(text, [GrammarName(*name) for name in names], starts, load_lexicon())
    return [(name.start, name.end, name.type) for name in found]


MSRA_HELD_OUT = 2000  # sentences at the end of the file, for measuring
MSRA_KIND = {"nr": "PER", "ns": "LOC", "nt": "ORG"}


def msra(source: Path, count: int, seed: int = 2) -> Iterator[Example]:
    """SIGHAN-2006 news without its held-out end; full-width digits become half-width."""
    lexicon = load_lexicon()
    lines = source.read_text(encoding="utf-8").splitlines()[:-MSRA_HELD_OUT]
    random.Random(seed).shuffle(lines)
    for line in lines[:count]:
        text, spans = "", []
        for chunk in line.split():
            word, _, tag = chunk.rpartition("/")
            if tag in MSRA_KIND:
                spans.append((len(text), len(text) + len(word), MSRA_KIND[tag], BODY))
            text += word
        yield half_width(text), names_of(text, spans, lexicon)


CLUENER_KIND = {
    "name": ("PER", BODY),
    "address": ("LOC", BODY),
    "scene": ("LOC", BODY),
    "organization": ("ORG", BODY),
    "company": ("ORG", "Enterprise"),
    "government": ("ORG", "Agency"),
}


def cluener(source: Path) -> Iterator[Example]:
    """CLUENER2020: banks are `company` there, offices and armies `government`; ends are inclusive."""
    lexicon = load_lexicon()
    for line in source.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        spans: list[Found] = []
        for label, found in item["label"].items():
            kind, other = CLUENER_KIND.get(label, ("", BODY))
            for surface, places in found.items() if kind else ():
                army = other == "Agency" and surface.endswith(ARMY)
                spans += [(a, b + 1, kind, BODY if army else other) for a, b in places]
        spans = [
            s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)
        ]
        yield item["text"], names_of(item["text"], spans, lexicon)


def uner(source: Path) -> Iterator[Example]:
    """Universal NER over UD GSDSimp; the class of an organisation from its head noun."""
    lexicon = load_lexicon()
    for text, names in read_uner(source):
        yield text, names_of(text, [(a, b, kind, BODY) for a, b, kind in names], lexicon)


def read_uner(source: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences of an IOB2 file with their PER, LOC and ORG spans."""
    for block in source.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        text, names = "", list[tuple[int, int, str]]()
        for row in rows:
            if row[2].startswith("B-"):
                names.append((len(text), len(text) + len(row[1]), row[2][2:]))
            elif row[2].startswith("I-") and names:
                names[-1] = (names[-1][0], len(text) + len(row[1]), names[-1][2])
            text += row[1]
        if text:
            yield text, [name for name in names if name[2] in ("PER", "LOC", "ORG")]


OWN_PAGES = Path(__file__).resolve().parent / "pages"
ANNOTATED = Path(__file__).resolve().parent / "annotated"


def own_paths(*, held_out: bool) -> list[Path]:
    """Our own marked pages: every fifth is held out of training for choosing between settings."""
    paths = sorted(OWN_PAGES.glob("*.txt"))
    return [path for path in paths if (zlib.crc32(path.stem.encode()) % 5 == 0) == held_out]


def own_pages(*, held_out: bool = False) -> Iterator[Example]:
    """Sentences of our own marked pages, as the reading of a page has them."""
    for path in own_paths(held_out=held_out):
        yield from page_examples(marked_page(path)[0])


def marked_page(path: Path) -> tuple[GoldPage, set[tuple[int, int]]]:
    """A marked page with its names, optional ones too, and the document spans of the optional."""
    text, spans = "", list[tuple[int, int, str, str]]()
    spare = set()
    for paragraph in read_marked(path):
        at = len(text)
        spans += [(a + at, b + at, k, "") for a, b, k in (*paragraph.names, *paragraph.optional)]
        spare |= {(a + at, b + at) for a, b, _ in paragraph.optional}
        text += paragraph.text + "\n\n"
    return page_of_spans(path.stem, text, {}, sorted(spans)), spare


def read_annotated(
    data: Path, *, held_out: bool = False
) -> Iterator[tuple[str, list[Name], list[Name]]]:
    """Sentences of public corpora with our names, required and optional; the text is read from them."""
    texts: dict[str, list[str]] = {
        "silver": [json.loads(x)["text"] for x in _lines(data / "silver_news" / "silver.jsonl")],
        "fincorpus": [_flat(json.loads(x)["text"]) for x in _lines(data / "fincorpus" / "dev.json")],
        "cluener": [json.loads(x)["text"] for x in _lines(data / "cluener" / "train.json")],
        "finre": [x.split("\t")[-1] for x in _lines(data / "finre" / "train.txt")],
    }  # fmt: skip
    for path in sorted(ANNOTATED.glob("*.tsv")):
        for line in _lines(path):
            key, _, spans = line.partition("\t")
            if (zlib.crc32(key.encode()) % 5 == 0) != held_out:
                continue
            corpus, _, number = key.rpartition(":")
            text = texts[corpus or "silver"][int(number)]
            names: list[Name] = []
            optional: list[Name] = []
            for span in spans.split():
                edges, _, kind = span.partition(":")
                start, _, end = edges.partition("-")
                (optional if kind.endswith("?") else names).append(
                    (int(start), int(end), kind.rstrip("?"))
                )
            yield text, names, optional


def annotated(data: Path, *, held_out: bool = False) -> Iterator[Example]:
    """Sentences of public corpora as our annotators marked them."""
    for text, names, optional in read_annotated(data, held_out=held_out):
        yield text, sorted((*names, *optional))


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


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
