"""Words that stand for a name: 该行, 公司, 她, 两校. Resolved to the one that fits, or left alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kg.model import Span
from kg.statements.anaphors import BARE, HEADS, NOT_AFTER
from kg.statements.bare_ends import NP_START, TAKEN_UP, find_ends
from kg.statements.led import led
from kg.statements.records import Member
from kg.statements.surface import Surface

MEMORY = 200  # names that a word may look back on
_LONGEST_HEADS = "|".join(sorted(HEADS, key=len, reverse=True))
_THE = re.compile(r"(?P<det>该|这家|这所|这间|这座|这处|这个|这支|此)(?P<head>[一-龥]{1,6})")
_THE_HEAD = re.compile(
    rf"(?:这家|这所|这间|这座|这处|这个)[^，。；\n该这]{{2,24}}的[小新老药]?(?P<head>{_LONGEST_HEADS})"
)
_BARE = re.compile(rf"(?P<head>{'|'.join(sorted(BARE, key=len, reverse=True))})(?!{NOT_AFTER})")
_NEW = re.compile(r"新公司|合资公司|新厂|新企业")
_PERSON = led("他她", r"(?<![其吉排])(?:[他她](?![们人乡日山的])|(?<=[给向])[他她]|他本人|她本人)")
_IT = led(
    "之其它",
    r"它(?![们的])|(?<=[给向])它|(?<=[向为给对由予])其(?![他它中余实次间所0-9])"
    r"|(?<=[，,；：:])其(?=[^，。；的他它中余实\ue000]{0,6}[与和同跟]\ue000)|(?<=[与同])其(?=联合|合作|共同|签|达成|携手|结成|合资|联手)|(?<=[与同])之(?=签|合作|联合|结成|结对|共同|携手|达成|建立)",
)
_PLURAL = re.compile(r"[他她它]们")
_PAIR = re.compile(r"前者|后者")
_SEVERAL = led(
    "三上两五双四这",
    rf"(?:这|上述)?(?P<count>[两双三四五])(?P<head>方|校|院|地|县|市|区|村|企|行|部门|家单位|家(?!门店)|[家个所](?:{_LONGEST_HEADS}|支部|单位|机构|港口企业))",
)
_COUNTS = {"两": 2, "双": 2, "三": 3, "四": 4, "五": 5}
_FOUNDING = re.compile(r"(?:组建|成立|设立|合办|新设|创办|注册|合建)(?:了)?[^，。]{0,6}$")
_SIDE = {"、", "和", "与", "及", "以及", "同"}
_TOGETHER = re.compile(r"^(?:、|和|与|及|以及|同|跟|会同|联合|携手|[^，。；、]{0,6}[与同和])$")


def find_anaphors(surface: Surface) -> tuple[Member, ...]:
    """Every such word in order; `entity` is `None` where no one name fits.

    A word for several names (两校) bears the others in `also`.
    """
    found: list[Member] = []
    for span, how, head in sorted(_words(surface)):
        if found and span.start < found[-1].span.end:
            continue
        at = bisect_left(surface.names, span.start, key=lambda item: item[0].start)
        words = [m for m in found[-MEMORY:] if m.entity and not m.also]
        known = sorted(
            (*(m for _, m in surface.names[max(0, at - MEMORY) : at]), *words), key=lambda m: m.span
        )
        member = _resolve(surface, span, how, head, known)
        if member:
            found.append(member)
    return tuple(found)


def _words(surface: Surface) -> list[tuple[Span, str, str]]:
    plain = surface.plain
    words = [
        (Span(*m.span()), "the" if m["det"] in "该此" else "this", m["head"])
        for m in _THE.finditer(plain)
    ]
    words += [(Span(*m.span("head")), "this", m["head"]) for m in _THE_HEAD.finditer(plain)]
    for match in _BARE.finditer(plain):
        if NP_START.search(plain[max(0, match.start() - 3) : match.start()]):
            words.append((Span(*match.span()), "bare", match["head"]))
    words += [(span, "tail", plain[slice(*span)]) for span in find_ends(surface)]
    words += [(Span(*m.span()), "several", m.group()) for m in _SEVERAL.finditer(plain)]
    for pattern, how in (
        (_NEW, "new"),
        (_PERSON, "person"),
        (_IT, "it"),
        (_PLURAL, "plural"),
        (_PAIR, "pair"),
    ):
        words += [(Span(*m.span()), how, m.group()) for m in pattern.finditer(plain)]
    return words


def _resolve(
    surface: Surface, span: Span, how: str, head: str, known: Sequence[Member]
) -> Member | None:
    """The member for a word; `None` where it is no such word or a bare noun that fits nothing."""
    if how == "plural":
        return _member(surface, span, None, "Person")
    if how == "pair":
        return _member(surface, span, _of_pair(surface, span, head, known), "Organization")
    if how == "new":
        return _member(surface, span, _founded(surface, known), "Enterprise")
    if how == "person":
        near = _outside_clause(surface, span, known)
        return _member(surface, span, _only(surface, span, near, "Person", None), "Person")
    if how == "it":
        near = _outside_clause(surface, span, known)
        kinds = "Enterprise|Organization" + ("|Person" if head == "其" else "")
        entity = _only(surface, span, near, kinds, None)
        return _member(surface, span, entity, "Enterprise")
    if how == "several":
        return _several(surface, span, head, known)
    if how == "tail":
        entity = _only(surface, span, known, "|".join(TAKEN_UP), f"{re.escape(head)}")
        return _member(surface, span, entity, "") if entity else None
    if how == "bare":
        entity = _only(surface, span, known, *HEADS[head])
        return _member(surface, span, entity, "") if entity else None
    return _the(surface, span, head, known, latest=how == "this")


def _the(
    surface: Surface, span: Span, words: str, known: Sequence[Member], *, latest: bool
) -> Member | None:
    """该 with a head noun of our list, or with one that a name before it ends in.

    这家 points at what came last (`latest`), 该 at the one that fits.
    """
    known = _outside_clause(surface, span, known)
    start = surface.plain.find(words, span.start)
    for length in range(len(words), 0, -1):
        head, at = words[:length], Span(span.start, start + length)
        if head in HEADS:
            kind, ending = HEADS[head]
            if latest and kind == "Enterprise":
                ending = None
            entity = _only(surface, at, known, kind, ending, latest=latest)
            return _member(surface, at, entity, kind.split("|")[0])
        if length > 1 and any(m.text.endswith(head) for m in known):
            kinds = "Enterprise|Organization|Bank|Agency|TradeUnion|Place"
            entity = _only(surface, at, known, kinds, head, latest=latest)
            return _member(surface, at, entity, "Organization")
    return None


def _member(surface: Surface, span: Span, entity: Member | None, kind: str) -> Member:
    words = surface.text[span.start : span.end]
    if entity is None:
        return Member(span, words, kind, None, "anaphor")
    return Member(span, words, entity.type, entity.entity, "anaphor")


def _number(surface: Surface, at: int) -> int:
    return max(0, bisect_right(surface.sentences, at, key=lambda s: s.start) - 1)


def _only(
    surface: Surface,
    at: Span,
    known: Sequence[Member],
    kind: str,
    ending: str | None,
    *,
    latest: bool = False,
) -> Member | None:
    """The one fitting name of the nearest sentence that has any, up to two back.

    Of several the one that opens that sentence, its topic. Failing that, the only name of the
    article so far with the very head noun.
    """
    number = _number(surface, at.start)
    fitting = [m for m in known if _fits(m, kind, ending)]
    for back in range(3):
        if number - back < 0:
            break
        sentence = surface.sentences[number - back]
        here = [m for m in fitting if sentence.start <= m.span.start < sentence.end]
        if len({m.entity for m in here}) == 1:
            return here[-1]
        if here and latest and back:
            return here[-1]
        if here:
            first = _foremost(surface, sentence, here)
            if first or not ending:
                return first
            break
    if ending and len({m.entity for m in fitting}) == 1:
        return fitting[-1]
    return _protagonist(fitting) if ending and not latest else None


def _protagonist(fitting: Sequence[Member]) -> Member | None:
    """Of several that fit the one of whom the article speaks throughout: by far the most often."""
    often = Counter(m.entity for m in fitting).most_common(2)
    if not often or often[0][1] < 3 or (len(often) > 1 and often[0][1] < 2 * often[1][1]):
        return None
    return next(m for m in reversed(fitting) if m.entity == often[0][0])


def _outside_clause(surface: Surface, at: Span, known: Sequence[Member]) -> list[Member]:
    """The names outside the word's own clause: no clause says 它 of its own subject."""
    low = max(0, at.start - 400)
    start = max(surface.plain.rfind(mark, low, at.start) for mark in "，,；;。：:\n")
    return [m for m in known if m.span.start <= start]


def _foremost(surface: Surface, sentence: Span, fitting: Sequence[Member]) -> Member | None:
    first = min(fitting, key=lambda m: m.span)
    others = [m for m in fitting if m.span.start > first.span.end and m.entity != first.entity]
    before = surface.gap(sentence.start, first.span.start)
    if len(before) > 6:
        return None
    if others and _TOGETHER.match(surface.gap(first.span.end, others[0].span.start)):
        return None
    return first


def _fits(member: Member, kind: str, ending: str | None) -> bool:
    if member.type not in _kinds(kind):
        return False
    if ending is None or member.kind == "anaphor":
        return True
    return _at_end(ending).search(member.text.strip("”“")) is not None


@lru_cache(maxsize=1000)
def _kinds(kinds: str) -> frozenset[str]:
    return frozenset(kinds.split("|"))


@lru_cache(maxsize=1000)
def _at_end(ending: str) -> re.Pattern[str]:
    return re.compile(f"(?:{ending})$")


def _founded(surface: Surface, known: Sequence[Member]) -> Member | None:
    """The company that the text last founded."""
    for member in reversed(known):
        if member.type in ("Enterprise", "Organization", "Bank"):
            before = surface.gap(max(0, member.span.start - 16), member.span.start)
            if _FOUNDING.search(before):
                return member
    return None


def _of_pair(surface: Surface, at: Span, word: str, known: Sequence[Member]) -> Member | None:
    """The first or second of the last two names that stand side by side."""
    number = _number(surface, at.start)
    start = surface.sentences[max(0, number - 1)].start
    near = [m for m in known if m.span.start >= start and m.kind == "name"]
    for index in range(len(near) - 1, 0, -1):
        one, two = near[index - 1], near[index]
        if one.type == two.type == "Place" or one.entity == two.entity:
            continue
        gap = surface.gap(one.span.end, two.span.start)
        if gap not in _SIDE and _SIDE & {
            surface.gap(a.span.end, b.span.start) for a, b in pairwise(near[: index + 1])
        }:
            continue
        if _TOGETHER.match(gap):
            if index >= 2 and surface.gap(near[index - 2].span.end, one.span.start) == "、":
                return None
            return one if word == "前者" else two
    return None


def _several(surface: Surface, span: Span, words: str, known: Sequence[Member]) -> Member | None:
    """As many names as the word counts, where one sentence names just so many that fit."""
    match = _SEVERAL.match(words)
    if match is None:
        return None
    count, head = _COUNTS[match["count"]], match["head"].lstrip("家个所")
    kinds, ending = HEADS.get(head, ("Enterprise|Organization|Bank|Agency|TradeUnion", None))
    number = _number(surface, span.start)
    for back in range(3):
        if number - back < 0:
            break
        sentence = surface.sentences[number - back]
        here = [
            m
            for m in known
            if sentence.start <= m.span.start < sentence.end and _fits(m, kinds, ending)
        ]
        distinct = list({m.entity: m for m in here}.values())
        if len(distinct) == count:
            first, *others = (_member(surface, span, m, "") for m in distinct)
            return Member(span, first.text, first.type, first.entity, "anaphor", also=tuple(others))
        if distinct:
            runs = [run for run in _side_by_side(surface, here) if len(run) == count]
            if len(runs) != 1:
                break
            first, *others = (_member(surface, span, m, "") for m in runs[0])
            return Member(span, first.text, first.type, first.entity, "anaphor", also=tuple(others))
    return None


def _side_by_side(surface: Surface, names: Sequence[Member]) -> list[list[Member]]:
    """The names in the lists that they stand in (甲、乙与丙)."""
    runs: list[list[Member]] = []
    for member in names:
        if runs and _TOGETHER.match(surface.gap(runs[-1][-1].span.end, member.span.start)):
            runs[-1].append(member)
        else:
            runs.append([member])
    return runs
