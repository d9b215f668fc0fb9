"""Whether a clause says that something is so, is meant to be, or is not.

Negation and planning count where they govern the predicate: they stand before it in its clause,
and nothing stands between that ends their reach. A 将 of the future plans, a 将 that marks an
object (`将奖金发给…`) does not, and neither does the future of what a sentence signs or announces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kg.model import Modality, Span
from kg.statements.spans import hide
from kg.statements.values import cues
from kg.statements.values.around import (
    COMMA,
    SENTENCE_END,
    comma_clause,
    find_open,
    find_told,
    find_undone,
    find_unreal,
    sentence_at,
)
from kg.statements.values.cue import Cue, Found, found, to_cue

REACH = 600  # characters around a predicate that can bear on it
_MASK = "\ue000"
_SHORT_QUOTE = re.compile("[“‘《「]([^”’》」]{1,16})[”’》」]")
_NOT_ONLY = re.compile("不[仅但只光单]|没有.{1,20}就没有|哪怕|即使|不得不|不能不")
_UP_TO_NOT_ONLY = re.compile("^.*(?:不[仅但只光单]是?|不得不|不能不)")
_DONE = re.compile("[了已]")
_GOES_ON = re.compile(
    r"(?:并|用[于以]|以|同时)?(?:由|拨|交|与|和|同|向|为|给|对|在|共|联合|携手|支持|帮助|合作|"
    r"合资|并|用于|建设|设立|成立|打造|推动|发放|提供)"
)


def clause_modality(
    text: str, clause: Span, predicate: Span, taken: Sequence[Span] = ()
) -> Modality:
    """How far the clause stands behind its predicate.

    `taken` are names, sorted, in which no cue counts. Only what stands within `REACH` of the
    predicate is looked at, so that a page of one line costs no more than its length.
    """
    _, decided = _find(text, clause, predicate, taken)
    return "asserted" if decided is None or decided.modality == "future" else decided.modality


def modality_cue(text: str, clause: Span, predicate: Span, taken: Sequence[Span] = ()) -> Cue:
    """The modality of a clause, as `clause_modality` gives it, with the words that decide it."""
    low, decided = _find(text, clause, predicate, taken)
    return to_cue(decided, text, low)


def masked_modality(masked: Masked, clause: Span, predicate: Span) -> Modality:
    """The same in a text that is asked of several predicates, all within `REACH` of its ends."""
    span = Span(max(clause.start, 0), min(clause.end, len(masked.text)))
    decided = _decide(masked.around(predicate), span, predicate)
    return "asserted" if decided is None or decided.modality == "future" else decided.modality


class Masked:
    """A text with names and short quotations hidden, offsets kept."""

    __slots__ = ("_hidden", "_spans", "text")

    def __init__(self, text: str, taken: Iterable[Span]) -> None:
        self.text = text
        self._spans = [*taken, *(Span(*m.span(1)) for m in _SHORT_QUOTE.finditer(text))]
        self._hidden = hide(text, self._spans, _MASK)

    def around(self, predicate: Span) -> str:
        """What the text shows a predicate: what it stands in itself is not hidden from it."""
        start, end = predicate
        apart = [s for s in self._spans if s.start >= end or s.end <= start]
        return self._hidden if len(apart) == len(self._spans) else hide(self.text, apart, _MASK)


def _find(
    text: str, clause: Span, predicate: Span, taken: Sequence[Span]
) -> tuple[int, Found | None]:
    """What decides, in the text from an offset on that is given as well."""
    low, high = max(0, predicate.start - REACH), min(len(text), predicate.end + REACH)
    first = bisect_left(taken, low, key=lambda name: name.end)
    last = bisect_left(taken, high, key=lambda name: name.start)
    names = [_moved(name, low, high) for name in taken[first:last]]
    clause, predicate = _moved(clause, low, high), _moved(predicate, low, high)
    return low, _decide(Masked(text[low:high], names).around(predicate), clause, predicate)


def _moved(span: Span, low: int, high: int) -> Span:
    return Span(max(span.start, low) - low, min(span.end, high) - low)


def _decide(plain: str, clause: Span, predicate: Span) -> Found | None:
    """What decides the modality; `None` where the clause simply asserts."""
    sentence = sentence_at(plain, predicate)
    own = comma_clause(plain, sentence, predicate)
    if unreal := find_unreal(plain, sentence, predicate, own):
        return unreal
    local = _local(plain, clause, predicate)
    if local is None:
        return (
            find_undone(plain, sentence, predicate)
            or find_open(plain, sentence, predicate, own)
            or find_told(plain, sentence, predicate)
            or _inherited(plain, sentence, predicate, own)
        )
    if local.modality == "future":
        return _concluded(plain, sentence, predicate) or local._replace(modality="planned")
    if local.modality == "planned" and (
        redeemed := cues.REDEEMED.search(plain, predicate.end, sentence.end)
    ):
        return found("asserted", "concluded", redeemed)
    return local


def _local(text: str, clause: Span, predicate: Span) -> Found | None:
    """What decides by the clause's own words; `future` where only a 将 plans."""
    before = text[clause.start : predicate.start]
    after = text[predicate.end : clause.end]
    rest = text[predicate.start : predicate.end] + after
    for match in cues.ASKED.finditer(before):
        if _governs(match, cues.PLAN_ENDS):
            return found("planned", "own clause", match, clause.start)
    if negated := _negated(before, predicate.start):
        return negated
    for cue, words, at in (
        (cues.DENIED_AFTER, after, predicate.end),
        (cues.ENDED, rest, predicate.start),
    ):
        if denied := cue.search(words):
            return found("negated", "own clause", denied, at)
    for match in cues.PLAN.finditer(before):
        if _governs(match, cues.PLAN_ENDS):
            return found("planned", "own clause", match, clause.start)
    if planned := cues.PLANNED_AFTER.search(after):
        return found("planned", "own clause", planned, predicate.end)
    if heard := cues.HEARD.search(before):
        return found("planned", "hearsay", heard, clause.start)
    if "将" in before and (will := _future(before, rest)):
        return Found("future", "own clause", clause.start + will.start(), clause.start + will.end())
    return None


def _negated(before: str, end: int) -> Found | None:
    """The last negator that reaches the predicate, if their number is odd (没有停止 denies nothing).

    `end` is where the words before the predicate end in the text.
    """
    if _NOT_ONLY.search(before):
        before = _UP_TO_NOT_ONLY.sub("", before)
    reaching = [m for m in cues.NEGATION.finditer(before) if _governs(m, cues.NEGATION_ENDS)]
    if len(reaching) % 2 == 0:
        return None
    return found("negated", "own clause", reaching[-1], end - len(before))


def _governs(cue: re.Match[str], ends: re.Pattern[str]) -> bool:
    """Does a cue reach the end of its text, where the predicate stands?

    It does not out of the object of a preposition (`向未参保职工…`), nor over a 的 that has no
    preposition before it (`没有抵押的企业…`).
    """
    between = cue.string[cue.end() :]
    if ends.search(between) or cue.string[: cue.start()].endswith(tuple("向给为对把")):
        return False
    if cues.REFUSAL.search(cue.group()) and len(between) > 1 and between.endswith("的"):
        return True
    head, of, _ = between.partition("的")
    return not of or bool(cues.PREPOSITION.search(head)) or head.endswith(("更多", "任何"))


def _future(before: str, rest: str) -> re.Match[str] | None:
    """The 将 that plans the predicate, and does not mark its object (`将奖金捐给…`, `将其评为…`)."""
    for match in cues.JIANG.finditer(before):
        between = before[match.end() :]
        if COMMA.search(between) or between[:1] in tuple("其他她它之"):
            continue
        if len(between) <= 1 or between.startswith("来"):
            return match
        handed = cues.HANDED.match(rest) and cues.THING.search(between)
        if cues.FUTURE_ADVERB.match(between) and not (handed and between.startswith("全部")):
            return match
        if cues.FUTURE_VERB.match(between) and not handed:
            return match
    return None


def _concluded(text: str, sentence: Span, predicate: Span) -> Found | None:
    """What signs or announces what lies ahead: in the sentence, for 双方 and 三方 in the one before."""
    words = text[sentence.start : sentence.end]
    if agreed := cues.BY_AGREEMENT.search(words):
        return found("asserted", "concluded", agreed, sentence.start)
    if signed := _signed(text, sentence, predicate):
        return signed
    if occasion := cues.CEREMONY.match(text, sentence.end):
        return found("asserted", "concluded", occasion)
    if not cues.PARTIES.match(words):
        return None
    end = sentence.start - 1
    if end <= 0 or text[end] == "\n":
        return None
    start = max(text.rfind(mark, 0, end) for mark in SENTENCE_END) + 1
    return _signed(text, Span(start, end), predicate)


def _signed(text: str, sentence: Span, predicate: Span) -> Found | None:
    """What is signed or announced in the sentence, other than by the predicate."""
    for match in cues.SIGNED.finditer(text, sentence.start, sentence.end):
        at = Span(*match.span())
        if at.start < predicate.end and predicate.start < at.end:
            continue
        if _local(text, comma_clause(text, sentence, at), at) is None:
            return found("asserted", "concluded", match)
    return None


def _inherited(text: str, sentence: Span, predicate: Span, own: Span) -> Found | None:
    """A clause that goes on without a subject is as planned as the clause before it."""
    words = text[own.start : own.end]
    if own.start <= sentence.start or _DONE.search(words) or not _GOES_ON.match(words):
        return None
    previous = comma_clause(text, sentence, Span(own.start - 2, own.start - 1))
    if not cues.WILL.search(text, *previous):
        return None
    local = _local(text, previous, Span(previous.end, previous.end))
    if local is None or local.modality == "negated":
        return None
    if local.modality == "future" and (signed := _concluded(text, sentence, predicate)):
        return signed
    return local._replace(modality="planned", step="earlier clause")
