"""From names in a `Doc` to mentions in document offsets."""

import spacy

from kg.mentions.find import chunk_spans, find_mentions
from kg.mentions.names import Name
from kg.mentions.spans import names_in, set_names
from kg.model import Article, Document, Paragraph, Piece


def article_of(text: str, *pieces: tuple[int, int]) -> tuple[Document, Article]:
    """A document and an article of its pieces, given as (start, end), joined without separator."""
    reading, parts = "", []
    for start, end in pieces:
        parts.append(Piece(len(reading), start, end - start))
        reading += text[start:end]
    paragraphs = (Paragraph("body", 0, len(reading)),)
    return Document("a.txt", text, ""), Article(
        "a.txt", 1, "", 0, len(text), reading, tuple(parts), paragraphs
    )


def test_a_name_cut_by_a_line_break_runs_over_it() -> None:
    """The text is what stands on the page, the name is what is meant."""
    document, article = article_of("理事长卫延\n\n军说", (0, 5), (7, 9))
    mention = find_mentions(document, article, [Name(3, 6, "Person")])[0]
    assert (mention.start, mention.end, mention.text, mention.name) == (
        3,
        8,
        "卫延\n\n军",
        "卫延军",
    )


def test_a_name_torn_over_another_paragraph_is_left_out() -> None:
    """It has no place of its own on the page."""
    document, article = article_of("理事长卫延\n另一段。\n军说", (0, 5), (11, 13))
    assert find_mentions(document, article, [Name(3, 6, "Person")]) == ()


def test_names_cut_tokens_and_give_them_back() -> None:
    """Tokens split at the edges of a name; when the name goes, the words are whole again."""
    doc = spacy.blank("zh").make_doc("据海淀区统计")
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    set_names(doc, [Name(1, 4, "Place", "AdministrativeDivision")])
    assert [token.text for token in doc[:2]] == ["据", "海"]
    assert names_in(doc) == [Name(1, 4, "Place", "AdministrativeDivision")]
    set_names(doc, [])
    assert doc[0].text == "据海"


def test_chunks_cover_a_text_and_end_at_sentences() -> None:
    """No chunk is longer than the limit, none cuts a sentence that fits."""
    text = "甲乙丙丁。" * 5 + "戊" * 23
    chunks = chunk_spans(text, 10)
    assert "".join(text[a:b] for a, b in chunks) == text
    assert max(b - a for a, b in chunks) <= 10
    assert [text[a:b] for a, b in chunks[:2]] == ["甲乙丙丁。甲乙丙丁。"] * 2
