"""Names hidden in any text, wherever the build saw them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.cover import Cover
from kg.analysis.covered import hide_persons
from kg.analysis.names import fold
from kg.model import Article, Entity, Evidence, Graph, Mention, Span, Statement
from tests.analysis.by_hand import SETTINGS

NAMES = ("张伟", "张伟明", "伟明", "李强", "Li Na")
PERSONS = tuple(Entity(f"kg:{name}", "Person", None, name) for name in NAMES)
BODY = Entity("kg:伟明厂", "Enterprise", None, "伟明厂")
TEXTS = st.lists(st.sampled_from([*NAMES, *"张伟明李强厂。、\n　 Ax", "LI\nNA"]), max_size=14).map(
    "".join
)
PLACES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 4), st.sampled_from([*PERSONS, BODY]))
)


def page(text: str, places: list[tuple[int, int, Entity]]) -> Graph:
    """A page with mentions at places that do not overlap, and its lines as evidence."""
    mentions: list[Mention] = []
    last = 0
    for start, length, entity in sorted(places, key=lambda place: place[:2]):
        end = min(start + length, len(text))
        if last <= start < end:
            where = ("页", 1, start, end, text[start:end])
            mentions.append(
                Mention(*where, entity.type, None, Span(0, 0), text[start:end], entity.id)
            )
            last = end
    sentences = []
    at = 0
    for line in text.splitlines(keepends=True):
        sentences.append(Evidence("页", 1, at, at + len(line), line, "by/hand"))
        at += len(line)
    said = (Statement("partOf", BODY.id, None, tuple(sentences), object_text=text),) if text else ()
    article = Article("页", 1, text[:9], 0, len(text), "", (), ())
    return Graph((article,), tuple(mentions), (*PERSONS, BODY), said)


@settings(max_examples=80, deadline=None)
@given(TEXTS, PLACES)
def test_no_name_is_left_and_every_quote_stands(
    text: str, places: list[tuple[int, int, Entity]]
) -> None:
    """In the text, a sentence, a mention or a label; what stands where is what is said to."""
    graph = page(text, places)
    cover = Cover(graph, "pseudonyms", {"页": text}.get)
    new = cover.edits("页").apply(text)
    hidden = hide_persons(graph, cover, SETTINGS.relations)
    sentences = [item for statement in hidden.statements for item in statement.evidence]
    words = [new, *(item.text for item in sentences), *(m.text for m in hidden.mentions)]
    words += [w for e in hidden.entities for w in (e.label, e.id)]
    words += [w for s in hidden.statements for w in (s.object_text or "",)]
    words += [article.title for article in hidden.articles]
    assert not [w for w in words if any(fold(n) in fold(w) for n in NAMES[:4])]
    assert all(new[item.start : item.end] == item.text for item in sentences)
    assert all(new[mention.start : mention.end] == mention.text for mention in hidden.mentions)
    ends = [(mention.start, mention.end) for mention in hidden.mentions]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
