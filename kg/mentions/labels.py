"""What other taggers call their labels, in our classes."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon
from kg.mentions.spans import CLASSES

_PERSON = frozenset({"PERSON", "PER", "NR", "NAME"})
_PLACE = frozenset({"GPE", "LOC", "LOCATION", "FAC", "FACILITY", "NS", "ADDRESS", "SCENE"})
_BODY = frozenset({"ORG", "NT"})
_SURE = {"COMPANY": "Enterprise", "GOVERNMENT": "Agency"}


def class_of_label(label: str, name: str, lexicon: Lexicon) -> str | None:
    """Our class of a name that a foreign tagger gave `label`; `None` for dates, works, amounts.

    Known are the labels of OntoNotes, CoNLL, MSRA and CLUENER, and ours.
    """
    plain = label.upper()
    if plain in CLASSES:
        return CLASSES[plain]
    if plain in _PERSON:
        return "Person"
    if plain in _PLACE:
        return "Place"
    if plain in _SURE:
        return organisation_class(name, lexicon, _SURE[plain])
    return organisation_class(name, lexicon) if plain in _BODY else None


def organisation_class(name: str, lexicon: Lexicon, other: str = "Organization") -> str:
    """The class of an organisation by its brand or head noun, `other` where they say nothing."""
    brand = lexicon.brands.get(name)
    if brand:
        return brand
    head = lexicon.head_of(name)
    if head and head.type != "Place" and (head.strength != "weak" or other != "Enterprise"):
        return head.type
    if other == "Organization" and _STATE.search(name) and not _NOT_STATE.search(name):
        return "Agency"
    return other


# organs of state, foreign ones too, whose head noun by itself leaves doubt
_STATE = re.compile(r"(?:部|局|署|厅|法院|检察院|政府|国会|议会|使馆|领事馆|总统府|警方|指挥部)$")
_NOT_STATE = re.compile(
    r"党|中央.{0,4}部$|俱乐部|总部|编辑部|分部|(?:支|宣传|组织|统战|联络|营业|门市|司令)部$|邮局|书局|影业"
)
