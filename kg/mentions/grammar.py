"""The name grammar: what the statistical tagger found, made into whole names with their class.

Who decides what. The tagger finds names that only context gives away (persons, trade names,
villages, short forms). The grammar finds what structure gives away (place + head noun, `市` +
`总工会`, bylines, declared short names), sets the edges of both, and gives the class wherever the
head noun is sure; the tagger's class stands where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.mentions.descriptions import trim
from kg.mentions.edges import place_names, split_joined, without_region
from kg.mentions.institutions import anchored_names
from kg.mentions.lexicon import Lexicon
from kg.mentions.names import (
    INSTITUTIONS,
    Covered,
    Name,
    classify,
    overlaps,
    without_overlaps,
)
from kg.mentions.parts import extend_right, join_parts, with_brackets
from kg.mentions.persons import byline_persons
from kg.mentions.repeats import (
    clipped_names,
    declared_names,
    placeless_names,
    repeated_names,
    shortened_names,
)


def refine_names(
    text: str, tagged: Sequence[Name], starts: frozenset[int], lexicon: Lexicon
) -> list[Name]:
    """Names of a text in order, without overlaps, from those that the tagger found.

    `starts` are the offsets at which the segmenter's words begin.
    """
    bylines = list(byline_persons(text))
    names = without_overlaps([*bylines, *(n for n in tagged if not overlaps(n, bylines))])
    names = with_brackets(text, names)
    names = _with_anchored(text, names, starts, lexicon)
    names = _settle_edges(text, names, lexicon)
    names = paired_places(names)
    names = _extended(text, join_parts(text, names, lexicon), lexicon)
    names = _with(names, dateline_places(text, lexicon))
    names = _with(names, declared_names(text, names))
    names = _with(names, shortened_names(text, names, lexicon))
    names = _extended(text, _with(names, clipped_names(text, names, lexicon)), lexicon)
    names = _with(names, placeless_names(text, names, lexicon))
    names = _with(names, repeated_names(text, names, starts, lexicon))
    names = _with(names, known_names(text, names, starts, lexicon))
    return _with(names, full_divisions(text, names, starts, lexicon))


def _extended(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names with what belongs to them on the right; short names have their branches too."""
    return without_overlaps([extend_right(text, name, lexicon) for name in names])


def _with(names: list[Name], found: Iterable[Name]) -> list[Name]:
    """The names, in order without overlaps, and those found after them, which win where they meet."""
    more = list(found)
    if not more:
        return names
    covered = Covered(more)
    free = (name for name in names if not covered.meets(name.start, name.end))
    return sorted([*free, *without_overlaps(more)])


_DATELINE = re.compile(
    r"(?:本报|新华社|中新社|人民网)([\u4e00-\u9fff]{2,4})(?=\d{1,2}月\d{1,2}日|讯|电)"
)


def dateline_places(text: str, lexicon: Lexicon) -> list[Name]:
    """Where a report comes from: `本报大同讯`."""
    return [
        Name(match.start(1), match.end(1), *classify(match.group(1), "Place", lexicon))
        for match in _DATELINE.finditer(text)
        if match.group(1) in lexicon.divisions or match.group(1) in lexicon.places
    ]


def paired_places(names: list[Name]) -> list[Name]:
    """Places of one character side by side (`京` `津`, `中` `日` `韩`) as the one name they are."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if (
            last
            and last.end == name.start
            and _single(name)
            and (_single(last) or last.subtype == PAIR)
        ):
            joined[-1] = Name(last.start, name.end, "Place", PAIR)
        else:
            joined.append(name)
    return [name._replace(subtype=None) if name.subtype == PAIR else name for name in joined]


PAIR = "pair"  # only inside `paired_places`


def _single(name: Name) -> bool:
    return name.type == "Place" and name.end - name.start == 1


_GOES_ON = frozenset("镇村级长")  # 沿江乡镇, 县级, 镇长: no division ends before these


def _with_anchored(
    text: str, names: list[Name], starts: frozenset[int], lexicon: Lexicon
) -> list[Name]:
    """Tagged names and anchored ones; where they meet, the wider one that ends in the head stays."""
    result = list(names)
    taken = Covered(names)
    for found in anchored_names(text, starts, lexicon):
        near = result if taken.meets(found.start, found.end) else ()
        meeting = [n for n in near if n.start < found.end and found.start < n.end]
        if any(name.start <= found.start and name.end >= found.end for name in meeting):
            continue
        if any(name.type == "Person" for name in meeting) or _set_apart(
            text, found, meeting, lexicon
        ):
            continue
        start = min([found.start, *(n.start for n in meeting if n.type in INSTITUTIONS)])
        end = max([found.end, *(n.end for n in meeting if n.type in INSTITUTIONS)])
        whole = Name(start, end, *classify(text[start:end], found.type, lexicon))
        result = [name for name in result if name not in meeting] + [whole]
        taken.add(start, end)
    return without_overlaps(result)


def _set_apart(text: str, found: Name, meeting: list[Name], lexicon: Lexicon) -> bool:
    """Did the tagger find several names in it (`港澳办与管委会`), or a whole one at its start?"""
    inside = [n for n in meeting if found.start <= n.start and n.end == found.end]
    before = [n for n in meeting if n.end < found.end]
    heads = [lexicon.head_of(text[n.start : n.end]) for n in before if n.type in INSTITUTIONS]
    return bool(inside and before) or any(head and head.strength == "strong" for head in heads)


def _settle_edges(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    settled: list[Name] = []
    for name in names:
        trimmed = trim(text, name, lexicon)
        if trimmed is None:
            continue
        kind = classify(text[trimmed.start : trimmed.end], trimmed.type, lexicon)
        trimmed = trimmed._replace(type=kind[0], subtype=kind[1])
        if trimmed.type == "Place":
            settled.extend(place_names(text, trimmed, lexicon))
            continue
        for part in split_joined(text, trimmed, lexicon):
            whole = part if part[:3] == name[:3] else trim(text, part, lexicon)
            settled.extend([without_region(text, whole, lexicon)] if whole else ())
    return settled


def full_divisions(
    text: str, names: list[Name], starts: frozenset[int], lexicon: Lexicon
) -> list[Name]:
    """Divisions by their full name (`昌平区`, `高丽营镇`) that nothing else covers."""
    taken = Covered(names)
    found: list[Name] = []
    free = 0
    for at in lexicon.starts.find(text)["divisions"]:
        # most are looked at no further: they stand in a name that was found before
        if at < free or at not in starts or taken.meets(at, at + 1):
            continue
        match = lexicon.divisions.longest(text, at)
        if match is None:
            continue
        end, kind = match
        whole = kind.endswith("f") and text[end : end + 1] not in _GOES_ON
        if whole and end - at >= 3 and not taken.meets(at, end):
            found.append(Name(at, end, "Place", "AdministrativeDivision"))
            free = end
    return found


def known_names(
    text: str, names: list[Name], starts: frozenset[int], lexicon: Lexicon
) -> list[Name]:
    """Institutions that every reader knows (`工业和信息化部`) where nothing else covers them."""
    taken = Covered(name for name in names if name.type != "Place")
    found = []
    for at in lexicon.starts.find(text)["brands"]:
        match = lexicon.brands.longest(text, at) if at in starts else None
        short = match is not None and match[0] - at < 4
        whole_word = match is not None and (match[0] in starts or match[0] == len(text))
        if match and short and (match[1] == "Enterprise" or not whole_word):
            continue
        if match and text.startswith("门", match[0]):
            continue  # 交通运输部门
        if match and not taken.meets(at, match[0]):
            found.append(Name(at, match[0], *classify(text[at : match[0]], match[1], lexicon)))
    return without_overlaps(found)
