"""IRIs of entities: readable, valid, and dependent on the entity alone."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entities.forms import normal_form
from kg.entities.labels import is_incomplete, is_street, is_vague
from kg.entities.nodes import HONOUR, PERSON, PROGRAMME, group_of, is_partial
from kg.entities.reading import is_relative
from kg.entities.tails import tail
from kg.gazetteer import load_gazetteer
from kg.model import Entity, content_id
from kg.ontology import ontology_dir

LONGEST = 100
_OF_PLACES = "省市区县州镇乡村路街山河湖江桥岛堤墙湾港坝峡滩洲"
COMMON_SURNAMES = 200
# both a character of IRIs (RFC 3987) and of Turtle's local names
_PLAIN = re.compile(
    "[A-Za-z0-9_\\-·\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd"
    "\U00020000-\U0002fffd]"
)
_ALL_PLAIN = re.compile(f"(?![-·]){_PLAIN.pattern}+")
_PROGRAMME = re.compile(r".+(?:贷|券|计划|工程|行动|项目|专项|产品|品牌)")
_HONOUR = re.compile(
    r".+(?:奖|奖章|称号|荣誉|先进\w*|标兵|劳动模范|劳模|十佳\w*|示范\w*|百强|金牌\w*)"
)


def name_of(entity: Entity) -> str:
    """The NAME under which an entity joins its copies in other documents.

    The canonical name in its normal form, before it the way down to its division where that has
    namesakes; behind it the class where the name by itself reads as another, and the document's
    hash where only that document could tell what a rest of a name means.
    """
    return named(entity)[0]


def named(entity: Entity) -> tuple[str, bool]:
    """The same, and whether it is a rest of a name."""
    name, rest = full_form(entity.label, entity.type, entity.place)
    return (f"{name}_{content_id(entity.id)[:8]}" if rest else name), rest


@lru_cache(maxsize=65536)
def full_form(label: str, kind: str, place: str | None) -> tuple[str, bool]:
    """The name as an id has it, and whether it is only a rest that no place completes."""
    name = normal_form(label)
    rest = place is None and (is_relative(name) or (kind == "Place" and is_street(name)))
    if place:
        name = _at_place(name, place)
    group = group_of(kind)
    if group == PERSON and is_partial(name):
        rest = True
    if group not in (PERSON, PROGRAMME, HONOUR) and not place:
        rest = rest or is_incomplete(name) or is_vague(name, kind)
    if group != expected_group(name):
        name = f"{name}_{_class_of(group, kind)}"
    return name, rest


def _class_of(group: str, kind: str) -> str:
    """The class as an id shows it: organisations of all classes are one there."""
    return kind if group != "name" or kind == "Place" else "Organization"


def _at_place(name: str, place: str) -> str:
    """`朝阳区总工会` at `北京市朝阳区` is `北京市朝阳区总工会`; else the place stands behind."""
    for opening in ("中共", "共青团", ""):
        if name.startswith(opening):
            inner = name[len(opening) :]
            for length in range(min(len(inner), len(place)), 1, -1):
                if place.endswith(inner[:length]):
                    return opening + place + inner[length:]
            break
    return f"{name}_{place}"


def to_iri(name: str, base_iri: str) -> str:
    """`BASE/entity/NAME`; what no IRI or Turtle name may hold is percent-escaped."""
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}_{content_id(name)[:8]}"
    name = name.replace(" ", "_") or "_"
    if _ALL_PLAIN.fullmatch(name):  # as nearly all are
        return f"{base_iri.rstrip('/')}/entity/{name}"
    safe = "".join(
        c if _PLAIN.match(c) and not (at == 0 and c in "-·") else _escaped(c)
        for at, c in enumerate(name)
    )
    return f"{base_iri.rstrip('/')}/entity/{safe}"


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def expected_group(name: str) -> str:
    """The group that a reader would take the name to be of: it needs no class in its IRI."""
    if _PROGRAMME.fullmatch(name):
        return PROGRAMME
    if _HONOUR.fullmatch(name):
        return HONOUR
    return PERSON if _is_personal(name) else "name"


def _is_personal(name: str) -> bool:
    if "·" in name:
        return True
    if not 2 <= len(name) <= 4 or tail(name)[0] or name[-1] in _OF_PLACES:
        return False
    if name in _known_names() or load_gazetteer().find(name):
        return False
    wide, narrow = _surnames()
    if name[:2] in wide:
        return len(name) in (3, 4)
    return name[0] in (wide if len(name) == 3 else narrow) and len(name) <= 3


@lru_cache
def _known_names() -> frozenset[str]:
    """Countries, regions and brands that the lexicons name."""
    folder = ontology_dir() / "names"
    return frozenset(
        line.split("\t")[0]
        for file in ("places.tsv", "brands.tsv")
        for line in (folder / file).read_text(encoding="utf-8").splitlines()
    )


@lru_cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """All surnames, and the commonest, with which also two characters make a person's name."""
    lines = (ontology_dir() / "names" / "surnames.txt").read_text(encoding="utf-8").split("\n")
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(names), frozenset(names[:COMMON_SURNAMES])
