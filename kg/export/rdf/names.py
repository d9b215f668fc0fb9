"""IRIs of everything that the RDF speaks of, and how Turtle may shorten them.

Nodes are terms: the text that N-Triples has for them, `<https://kg.example/…>`.

Kinds of nodes have namespaces and so prefixes of their own. Entities all lie in `BASE/entity/`;
there each class has its own prefix for that one namespace (`bank:黔山银行`, `place:湄潭县`), so that
a reader sees what a thing is. All of them, and `ent:`, mean the same IRI in a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.labels import KG
from kg.gazetteer import DIVISIONS
from kg.model import content_id

OUTSIDE = {
    "kg": KG,
    "division": DIVISIONS,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ENTITY_PREFIXES = {
    "Agency": "agency",
    "Bank": "bank",
    "TradeUnion": "union",
    "Enterprise": "enterprise",
    "Organization": "organization",
    "Person": "person",
    "Place": "place",
}
"""Class to the prefix of its entities. Programmes and honours have namespaces of their own."""
KINDS = {
    "group": "group",
    "honour": "honour",
    "programme": "programme",
    "stmt": "statement",
    "ev": "evidence",
    "sel": "selector",
    "art": "article",
    "doc": "document",
    "setting": "setting",
}
"""Prefix to the folder of a kind of node under BASE."""

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd"
    "\U00020000-\U0002fffd"
)
_INNER = f"{_LETTER}0-9_\u00b7\\-"
_LOCAL = re.compile(rf"(?:[{_LETTER}0-9_]|%[0-9A-F]{{2}})(?:[{_INNER}.]++|%[0-9A-F]{{2}})*+(?<!\.)")
_UNSAFE = re.compile(f"[^{_INNER}./]|(?<![^/])[\u00b7.\\-]+|[.]+(?=/|$)|(?<=/)/|\ufffd")
_CLOSING = {
    "“": "”",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"',
}  # not 《》, which belong to a name
_QUOTES = frozenset("".join(_CLOSING) + "".join(_CLOSING.values()))
_LOOSE = re.compile(r"(?<![!-~]) | (?![!-~])")  # of a line break; Latin words keep their space
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://[^\s<>\"{}|\\^`]+[/#]")
_LONGEST = 60


def prefixes(base_iri: str) -> dict[str, str]:
    """Every prefix of the file. `ent:` is last: readers keep the last of several for one IRI."""
    base = base_of(base_iri)
    names = {prefix: f"{base}{folder}/" for prefix, folder in KINDS.items()}
    entities = dict.fromkeys(ENTITY_PREFIXES.values(), f"{base}entity/")
    return {**OUTSIDE, **names, **entities, "ent": f"{base}entity/"}


def base_of(base_iri: str) -> str:
    """The base with exactly one `/` behind it; refused where it can begin no IRI."""
    base = base_iri.rstrip("/") + "/"
    if not _ABSOLUTE.fullmatch(base):
        raise ExportError(
            f"base IRI {base_iri!r}: cannot begin an IRI; "
            "should be absolute and without spaces, such as https://kg.example/"
        )
    return base


def is_local(name: str) -> bool:
    """May the name stand behind a prefix in Turtle without any escape? Else the IRI is printed."""
    return _LOCAL.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def escape(name: str) -> str:
    """The name as the end of an IRI: what an IRI or a local name cannot hold is percent-escaped.

    Different names stay different. `/` stays; `.` and `..` as a step do not.
    """
    return _UNSAFE.sub(lambda found: _percent(found.group()), name)


def _percent(characters: str) -> str:
    return "".join(f"%{byte:02X}" for byte in characters.encode("utf-8", "surrogatepass"))


def bare(name: str) -> str:
    """The name of an honour or a programme without what surrounds it in the text.

    Marks around all of it go, and such as lack their other half; “好人”奖 keeps its two.
    """
    words = _LOOSE.sub("", " ".join(name.split()))
    halves, first, last = _halves(words), 0, len(words) - 1
    while first <= last:
        if words[first] in _QUOTES and halves.get(first, last) == last:
            last -= first in halves
            first += 1
        elif words[last] in _QUOTES and last not in halves:
            last -= 1
        else:
            break
    return words[first : last + 1] or name


def _halves(words: str) -> dict[int, int]:
    """Where each quotation mark that has another half stands, and where that is."""
    open_at: list[int] = []
    halves: dict[int, int] = {}
    for at, mark in enumerate(words):
        if open_at and _CLOSING[words[open_at[-1]]] == mark:
            halves[at] = open_at.pop()
            halves[halves[at]] = at
        elif mark in _CLOSING:
            open_at.append(at)
    return halves


class Names:
    """IRIs under one base."""

    def __init__(self, base_iri: str) -> None:
        self.base = base_of(base_iri)

    def document(self, name: str) -> str:
        """`BASE/document/PATH`."""
        return self._node("document", escape(name))

    def article(self, document: str, number: int) -> str:
        """`BASE/article/PATH_n`."""
        return self._node("article", f"{escape(document)}_{number}")

    def group(self, document: str, text: str) -> str:
        """A described group: its words, and a hash that depends on the document too."""
        return self._node("group", f"{_shown(text)}_{content_id(document, text)[:12]}")

    def honour(self, text: str) -> str:
        """An honour, the same wherever its name is the same."""
        return self._node("honour", _named(text))

    def programme(self, text: str) -> str:
        """A programme, the same wherever its name is the same."""
        return self._node("programme", _named(text))

    def statement(self, identifier: str) -> str:
        """A statement by its id."""
        return self._node("statement", identifier)

    def evidence(self, *parts: str | None) -> str:
        """A piece of evidence by what makes it itself."""
        return self._node("evidence", content_id(*parts))

    def selectors(self, document: str, spans: str, parts: Iterable[str]) -> list[str]:
        """Of a document's stretch its `position` (numbered where torn), its `quote`."""
        stretch = content_id(document, spans)
        return [self._node("selector", f"{stretch}-{part}") for part in parts]

    def dataset(self) -> str:
        """The whole build."""
        return f"<{self.base}dataset>"

    def build(self) -> str:
        """The run of the program that made the dataset."""
        return f"<{self.base}build>"

    def program(self) -> str:
        """The program itself."""
        return f"<{self.base}program>"

    def setting(self, name: str) -> str:
        """A setting of the build."""
        return self._node("setting", escape(name))

    def _node(self, folder: str, local: str) -> str:
        return f"<{self.base}{folder}/{local}>"


def _shown(text: str) -> str:
    return escape("".join(text.split())[:_LONGEST]).replace("/", "%2F")


def _named(text: str) -> str:
    name = bare(text)
    shown = _shown(name)
    return shown if len(name) <= _LONGEST else f"{shown}_{content_id(name)[:12]}"


@lru_cache(maxsize=1 << 14)
def iri(value: str) -> str:
    """The IRI as a node; an IRI that is none is refused."""
    try:
        return str(ox.NamedNode(value))
    except ValueError as error:
        raise ExportError(f"{value!r}: not an IRI: {error}") from error


def value_of(node: str) -> str:
    """The IRI of a node."""
    return node[1:-1]


@lru_cache(maxsize=1024)
def kg(name: str) -> str:
    """A term of the ontology by its local name."""
    return iri(f"{KG}{escape(name)}")


@lru_cache(maxsize=1024)
def known(prefixed: str) -> str:
    """A term such as `skos:exactMatch` by its prefixed name."""
    prefix, _, local = prefixed.partition(":")
    if prefix not in OUTSIDE:
        raise ExportError(
            f"{prefixed!r}: unknown prefix '{prefix}'; known are {', '.join(sorted(OUTSIDE))}"
        )
    return iri(f"{OUTSIDE[prefix]}{local}")
