"""How far a text stands behind a trigger, read with the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Modality, Span
from kg.statements.records import Clause
from kg.statements.spans import within
from kg.statements.surface import Surface
from kg.statements.values import clause_modality


def modality_at(
    surface: Surface, clause: Clause, trigger: Span, named: Sequence[Span] = ()
) -> Modality:
    """The modality of a trigger, read in its sentence, the one before and the one behind.

    `named` are things beside the article's names whose words say nothing of it (a “…计划”).
    """
    number = clause.sentence
    start = surface.sentences[max(0, number - 1)].start
    end = surface.sentences[min(number + 1, len(surface.sentences) - 1)].end
    known = sorted([*(s for s, _ in within(surface.names, start, end)), *named])
    names = [Span(s.start - start, s.end - start) for s in known if start <= s.start < end]
    own, at = (Span(s.start - start, s.end - start) for s in (clause.span, trigger))
    return clause_modality(surface.text[start:end], own, at, names)
