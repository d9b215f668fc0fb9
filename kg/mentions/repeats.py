"""Names found once, found again: repetitions, declared short names, and shortened company names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.lexicon import Lexicon
from kg.mentions.names import INSTITUTIONS, REMEMBERED, Covered, Name, is_han, places_of

_DECLARED = re.compile(
    r"[（(](?:以下|下文|下)?(?:统称|简称|称)(?:为|作)?[：:]?\s*[“‘「]?([^”’」）)“‘，,；;\n]{2,15})[”’」]?"
)
_LEGAL_TAIL = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|集团公司|集团股份公司|总公司|公司)$"
)
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
_SHORT_TAILS = (
    "担保",
    "集团",
    "股份",
    "科技",
    "药业",
    "银行",
    "智能",
    "生物",
    "食品",
    "电子",
    "医疗",
    "资本",
    "融担",
)


def declared_names(text: str, names: list[Name]) -> Iterator[Name]:
    """Short names that the text declares: `某某公司（以下简称“某某”）`, with the full name's class."""
    ends = {name.end: name for name in names if name.type in INSTITUTIONS}
    for match in _DECLARED.finditer(text):
        owner = ends.get(match.start())
        if owner:
            yield Name(match.start(1), match.end(1), owner.type, owner.subtype)


def repeated_names(
    text: str, names: list[Name], starts: frozenset[int], lexicon: Lexicon
) -> Iterator[Name]:
    """Every other place where a name that was found stands, untouched by other names.

    Of names of two characters only provinces and cities, as words of their own: others may be
    anything elsewhere.
    """
    known: dict[str, Name] = {}
    for name in names:
        surface = text[name.start : name.end]
        if len(surface) >= 3 or lexicon.divisions.get(surface) in ("1s", "2s"):
            known.setdefault(surface, name)
    taken = Covered(names)
    for surface in sorted(known, key=len, reverse=True):
        for start in places_of(surface, text):
            end = start + len(surface)
            word = start in starts and end in starts
            if (word or len(surface) >= 3) and not taken.meets(start, end):
                yield known[surface]._replace(start=start, end=end)


def shortened_names(text: str, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Places where a company's name stands without place and legal form (`青禾医疗`)."""
    cores: dict[str, Name] = {}
    for name in names:
        if name.type == "Enterprise":
            for core in company_cores(text[name.start : name.end], lexicon):
                cores.setdefault(core, name)
    if not cores:
        return
    taken = Covered(names)
    bodies = Covered(n for n in names if n.type != "Place")
    for core, name in sorted(cores.items()):
        for short in _tailed(core):
            for start in places_of(short, text):
                if not bodies.meets(start, start + len(short)):
                    yield name._replace(start=start, end=start + len(short))
        least = _chain_end(core, lexicon) + 2
        for start in places_of(core[:2], text):
            end = start + 2
            while end - start < len(core) and text[end : end + 1] == core[end - start]:
                end += 1
            short = text[start:end]
            if not _is_short_name(short, core) or len(short) < least:
                continue
            if not taken.crosses(start, end) and short not in lexicon.divisions:
                yield Name(start, end, name.type, name.subtype)


def _chain_end(surface: str, lexicon: Lexicon) -> int:
    """Where the divisions that open a name end; 0 where none does."""
    at = 0
    while found := lexicon.divisions.longest(surface, at):
        at = found[0]
    return at


def placeless_names(text: str, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Places where an institution's own name stands without its division.

    `金融纾困工作专班` beside `临江区金融纾困工作专班`; a core that is a bare head noun
    (`市场监督管理局`) may be any division's and is left out.
    """
    cores: dict[str, Name] = {}
    for name in names:
        if name.type in INSTITUTIONS:
            surface = text[name.start : name.end]
            core = surface[_chain_end(surface, lexicon) :]
            head = lexicon.head_of(core) if 6 <= len(core) < len(surface) else None
            if head and len(head.word) < len(core) - 1:
                cores.setdefault(core, name)
    if not cores:
        return
    taken = Covered(names)
    for core, name in sorted(cores.items()):
        for start in places_of(core, text):
            end = start + len(core)
            if not taken.crosses(start, end):
                yield name._replace(start=start, end=end)


_CLIPPED = re.compile(r"[\u4e00-\u9fff]{2,4}(?:担(?![保任当负心忧子架])|投(?![资入身产放用]))")


def clipped_names(text: str, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Short names clipped to a syllable a part: `江州融担` beside `江州市融资担保集团有限公司`.

    Their characters stand in the full name in order, and both begin alike, with or without place.
    """
    cores = [
        (core, name)
        for name in names
        if name.type == "Enterprise"
        for core in company_cores(text[name.start : name.end], lexicon)
    ]
    if not cores:
        return
    bodies = Covered(n for n in names if n.type != "Place")
    for match in _CLIPPED.finditer(text):
        for start in range(match.start(), match.end() - 2):
            short = text[start : match.end()]
            owner = next((name for core, name in cores if _clips(short, core)), None)
            if owner:
                if not bodies.meets(start, match.end()):
                    yield owner._replace(start=start, end=match.end())
                break


def _clips(short: str, core: str) -> bool:
    rest = iter(core)
    return len(core) > len(short) + 1 and short[:2] == core[:2] and all(c in rest for c in short)


def _tailed(core: str) -> Iterator[str]:
    """Short names of a head and a tail of a company's core: `云溪科技融资担保` gives `云溪担保`."""
    for tail in _SHORT_TAILS:
        if tail in core[2:]:
            yield from (core[:k] + tail for k in (2, 3, 4) if core.index(tail) > k)


def _is_short_name(short: str, core: str) -> bool:
    if short == core:
        return len(short) >= 3
    return (
        len(short) >= 4
        or (len(short) >= 3 and core[len(short)] in "半生电电材")
        or short.endswith(_SHORT_TAILS)
    )


@lru_cache(maxsize=REMEMBERED)
def company_cores(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What is left of a full company name without its legal form, with and without its place."""
    bare = _LEGAL_TAIL.sub("", _BRACKET.sub("", name))
    if bare == name and not name.endswith(("集团", "公司")):
        return ()
    cores = [bare]
    ends = [end for end, _ in lexicon.divisions.at(bare, 0) if len(bare) - end >= 3]
    if ends:
        cores.append(bare[ends[-1] :])
    return tuple(core for core in cores if len(core) >= 3 and all(map(is_han, core[:2])))
