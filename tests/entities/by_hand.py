"""A page by hand: text in which names stand as `[名字]Class`."""

from __future__ import annotations

import re

from kg.model import Article, Mention, Paragraph, Piece, Span

_NAME = re.compile(r"\[([^\]]+)\]([A-Za-z]+)")


def page(
    *marked: str, home: str | None = None, document: str = "页.txt"
) -> tuple[list[Article], list[Mention]]:
    """Articles of one document, one for each marked text, with the mentions marked in them."""
    articles, mentions = [], []
    start = 0
    for number, text in enumerate(marked, 1):
        plain = ""
        last = 0
        for match in _NAME.finditer(text):
            plain += text[last : match.start()]
            last = match.end()
            name, at = match[1], len(plain)
            span = Span(at, at + len(name))
            mentions.append(
                Mention(
                    document=document,
                    article=number,
                    start=start + at,
                    end=start + at + len(name),
                    text=name,
                    type=match[2],
                    subtype=None,
                    reading=span,
                    name=name,
                )
            )
            plain += name
        plain += text[last:]
        end = start + len(plain)
        articles.append(
            Article(
                document=document,
                number=number,
                title="",
                start=start,
                end=end,
                text=plain,
                pieces=(Piece(0, start, len(plain)),),
                paragraphs=(Paragraph("body", 0, len(plain)),),
                home=home,
            )
        )
        start = end + 1
    return articles, mentions
