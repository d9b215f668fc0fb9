"""Whether a clause says that something is so, is meant to be, or is not.

Negation and planning count where they govern the predicate: they stand before it in its clause,
and nothing stands between that ends their reach. A 将 of the future plans, a 将 that marks an
object (`将奖金发给…`) does not, and neither does the future of what a sentence signs or announces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from kg.model import Modality, Span
from kg.statements.values import cues

_REACH = 600
_MASK = "\ue000"
_SENTENCE_END = "。！？!?；\n"
_COMMA = re.compile("[，,：:]")
_GOES_ON = re.compile(
    r"(?:并|用[于以]|以|同时)?(?:由|拨|交|与|和|同|向|为|给|对|在|共|联合|携手|支持|帮助|合作|"
    r"合资|并|用于|建设|设立|成立|打造|推动|发放|提供)"
)


def clause_modality(
    text: str, clause: Span, predicate: Span, taken: Sequence[Span] = ()
) -> Modality:
    """How far the clause stands behind its predicate.

    `taken` are names, sorted, in which no cue counts. Only what stands within `_REACH` of the
    predicate is looked at, so that a page of one line costs no more than its length.
    """
    low, high = max(0, predicate.start - _REACH), min(len(text), predicate.end + _REACH)
    first = bisect_left(taken, low, key=lambda name: name.end)
    last = bisect_left(taken, high, key=lambda name: name.start)
    names = [_moved(name, low, high) for name in taken[first:last]]
    clause, predicate = _moved(clause, low, high), _moved(predicate, low, high)
    return _modality(_mask(text[low:high], predicate, names), clause, predicate)


def _moved(span: Span, low: int, high: int) -> Span:
    return Span(max(span.start, low) - low, min(span.end, high) - low)


def _modality(plain: str, clause: Span, predicate: Span) -> Modality:
    sentence = _sentence(plain, predicate)
    if cues.DISOWNED.search(plain, predicate.end, sentence.end) or _is_unreal(
        plain, sentence, predicate
    ):
        return "negated"
    local = _local(plain, clause, predicate)
    if local == "future":
        return "asserted" if _is_concluded(plain, sentence, clause, predicate) else "planned"
    if local == "planned" and cues.REDEEMED.search(plain, predicate.end, sentence.end):
        return "asserted"
    if local != "asserted":
        return local
    if _is_undone(plain, sentence, predicate):
        return "negated"
    if _is_open(plain, sentence, predicate):
        return "planned"
    before = plain[sentence.start : predicate.start]
    if cues.HEARSAY.search(before) or cues.POLICY.search(before):
        return "planned"
    return _inherited(plain, sentence, clause, predicate)


def _is_unreal(text: str, sentence: Span, predicate: Span) -> bool:
    """Does the sentence tell of a fraud, of an example, or of what another thing prevented?"""
    own = _comma_clause(text, sentence, predicate)
    then = text[own.start : own.end]
    if cues.NEARLY.search(text[own.start : predicate.start]):
        return True
    if cues.THEN.search(then) and _any_part(cues.BUT_FOR, text[sentence.start : own.start]):
        return True
    pretends = cues.PRETENCE.search(text, sentence.start, predicate.start)
    return bool(pretends or cues.PRETENDED.search(text, predicate.end, sentence.end))


def _any_part(cue: re.Pattern[str], clauses: str) -> bool:
    """Does a cue open one of the clauses?"""
    return any(cue.match(part.lstrip("“‘「\u3000 ")) for part in _COMMA.split(clauses))


def _is_undone(text: str, sentence: Span, predicate: Span) -> bool:
    """Is what the predicate says lost again in the sentence, or denied in the next?"""
    end = min(
        (at for mark in "。！？\n" if (at := text.find(mark, predicate.end)) >= 0),
        default=len(text),
    )
    lost = (cues.LOST, cues.NO_RESULT)
    if any(words.search(text, predicate.end, sentence.end) for words in lost):
        return True
    if cues.UNDONE.search(text, predicate.end, end):
        return True
    return bool(cues.DENIED_NEXT.match(text, end))


def _is_open(text: str, sentence: Span, predicate: Span) -> bool:
    """Does the sentence ask after the predicate or make it a condition, whatever stands in it besides?"""
    own = _comma_clause(text, sentence, predicate)
    then = text[own.start : own.end]
    if _any_part(cues.CONDITION, text[own.start : predicate.start]):
        return True
    if cues.THEN.search(then) and _any_part(cues.CONDITION, text[sentence.start : own.start]):
        return True
    if cues.ONLY_IF.match(text, predicate.end):
        return True
    if cues.AIM.search(text, sentence.start, predicate.start):
        return True
    if cues.UNSURE.search(text, predicate.end, sentence.end):
        return True
    asks = text[sentence.end : sentence.end + 1] in ("？", "?") or text.endswith("吗", 0, own.end)
    return asks and own.end == sentence.end and not cues.ASKED_WHY.search(text, *own)


def _mask(text: str, predicate: Span, taken: Sequence[Span]) -> str:
    """The text with names and short quotations hidden, offsets kept."""
    spans = [
        *taken,
        *(Span(*m.span(1)) for m in re.finditer("[“‘《「]([^”’》」]{1,16})[”’》」]", text)),
    ]
    chars = list(text)
    for start, end in spans:
        if start >= predicate.end or end <= predicate.start:
            chars[start:end] = _MASK * (end - start)
    return "".join(chars)


def _sentence(text: str, at: Span) -> Span:
    start = max(text.rfind(mark, 0, at.start) for mark in _SENTENCE_END) + 1
    ends = [end for mark in _SENTENCE_END if (end := text.find(mark, at.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _local(text: str, clause: Span, predicate: Span) -> Modality | Literal["future"]:
    """The modality by the clause's own words; `future` where only a 将 plans."""
    before = text[clause.start : predicate.start]
    after = text[predicate.end : clause.end]
    word = text[predicate.start : predicate.end]
    if any(_governs(match, cues.PLAN_ENDS) for match in cues.ASKED.finditer(before)):
        return "planned"
    if _is_negated(before) or cues.DENIED_AFTER.search(after) or cues.ENDED.search(word + after):
        return "negated"
    if _is_planned(before) or cues.PLANNED_AFTER.search(after) or cues.HEARD.search(before):
        return "planned"
    return "future" if _is_future(before, word + after) else "asserted"


def _is_negated(before: str) -> bool:
    """Is the number of negators that reach the predicate odd (没有停止 denies nothing)?"""
    if re.search("不[仅但只光单]|没有.{1,20}就没有|哪怕|即使|不得不|不能不", before):
        before = re.sub("^.*(?:不[仅但只光单]是?|不得不|不能不)", "", before)
    reaching = [m for m in cues.NEGATION.finditer(before) if _governs(m, cues.NEGATION_ENDS)]
    return len(reaching) % 2 == 1


def _is_planned(before: str) -> bool:
    return any(_governs(match, cues.PLAN_ENDS) for match in cues.PLAN.finditer(before))


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


def _is_future(before: str, rest: str) -> bool:
    """Does a 将 plan the predicate, and not mark its object (`将奖金捐给…`, `将其评为…`)?"""
    for match in cues.JIANG.finditer(before):
        between = before[match.end() :]
        if _COMMA.search(between) or between[:1] in tuple("其他她它之"):
            continue
        if len(between) <= 1 or between.startswith("来"):
            return True
        handed = cues.HANDED.match(rest) and cues.THING.search(between)
        if cues.FUTURE_ADVERB.match(between) and not (handed and between.startswith("全部")):
            return True
        if cues.FUTURE_VERB.match(between) and not handed:
            return True
    return False


def _is_concluded(text: str, sentence: Span, clause: Span, predicate: Span) -> bool:
    """Does the sentence, or for 双方 and 三方 the one before, sign or announce what lies ahead?"""
    words = text[sentence.start : sentence.end]
    if cues.BY_AGREEMENT.search(words) or _signs(text, sentence, predicate):
        return True
    if cues.CEREMONY.match(text, sentence.end):
        return True
    if not cues.PARTIES.match(words):
        return False
    end = sentence.start - 1
    if end <= 0 or text[end] == "\n":
        return False
    start = max(text.rfind(mark, 0, end) for mark in _SENTENCE_END) + 1
    return _signs(text, Span(start, end), predicate)


def _signs(text: str, sentence: Span, predicate: Span) -> bool:
    """Is something signed or announced in the sentence, other than by the predicate?"""
    for match in cues.SIGNED.finditer(text, sentence.start, sentence.end):
        at = Span(*match.span())
        if at.start < predicate.end and predicate.start < at.end:
            continue
        if _local(text, _comma_clause(text, sentence, at), at) == "asserted":
            return True
    return False


def _comma_clause(text: str, sentence: Span, at: Span) -> Span:
    start, end = sentence
    for match in _COMMA.finditer(text, sentence.start, sentence.end):
        if match.end() <= at.start:
            start = match.end()
        elif match.start() >= at.end:
            end = match.start()
            break
    return Span(start, end)


def _inherited(text: str, sentence: Span, clause: Span, predicate: Span) -> Modality:
    """A clause that goes on without a subject is as planned as the clause before it."""
    own = _comma_clause(text, sentence, predicate)
    words = text[own.start : own.end]
    if own.start <= sentence.start or re.search("[了已]", words) or not _GOES_ON.match(words):
        return "asserted"
    previous = _comma_clause(text, sentence, Span(own.start - 2, own.start - 1))
    if not cues.WILL.search(text, *previous):
        return "asserted"
    local = _local(text, previous, Span(previous.end, previous.end))
    if local == "planned" or (
        local == "future" and not _is_concluded(text, sentence, clause, predicate)
    ):
        return "planned"
    return "asserted"
