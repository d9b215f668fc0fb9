"""PDF with a text layer, by PDFium: which characters stand where; `columns` finds their order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.articles.intake.columns import Piece, join_texts, read_page
from kg.articles.intake.parts import MEGABYTE, Blob, Read, Settings
from kg.articles.intake.text import odd_characters
from kg.errors import InputError
from kg.model import Document

if TYPE_CHECKING:
    import pypdfium2

MOST_PDF = 256 * MEGABYTE
"""Bytes of a PDF, pictures included; an issue of a newspaper has some 50 million."""
MOST_PAGES = 2000
MOST_ON_PAGE = 100_000
"""Characters of a page; a full page of a broadsheet has some 8,000."""

_ADVICE = "cut it into several files"
_OCR = "read its pictures first, as with ocrmypdf -l chi_sim"
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ufffe\ue000-\uf8ff]")
_NEW_PIECE = 1.0  # of the size: the space between two characters of different pieces
_HEAD = 60  # characters of a line at the top or foot of pages at most
_DIGITS = re.compile(r"\d+")


def read_pdf(blob: Blob, settings: Settings) -> Iterator[Read]:
    """All pages as one document, a blank line between paragraphs.

    A page without a text layer is a warning. Raises `InputError` where no page has one, and where
    the file is damaged or locked.
    """
    name, data = blob.name, blob.read(MOST_PDF, _ADVICE)
    pages, lines = _read_pages(data, name)
    paragraphs = [text for page in without_heads(pages) for text in page]
    if not paragraphs:
        raise InputError(f"{name}: has no text layer, only pictures of text; {_OCR}")
    text = "\n\n".join(paragraphs)
    digest = hashlib.sha256(data).hexdigest()
    yield Read(Document(name, text, digest), (*lines, *odd_characters(name, text)))


def _read_pages(data: bytes, name: str) -> tuple[list[list[str]], list[str]]:
    """The paragraphs of each page, and what to warn of."""
    import pypdfium2

    pages: list[list[str]] = []
    without: list[int] = []
    lines: list[str] = []
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > MOST_PAGES:
                raise InputError(f"{name}: has {len(pdf)} pages, at most {MOST_PAGES}; {_ADVICE}")
            for number in range(len(pdf)):
                pieces, why = _pieces(pdf[number])
                pages.append(read_page(pieces))
                if why:
                    lines.append(f"{name}: page {number + 1}: {why}")
                elif not pages[-1]:
                    without.append(number + 1)
    except (pypdfium2.PdfiumError, ValueError) as error:
        locked = "password" in str(error).lower()
        why = "is locked with a password" if locked else f"is no PDF that can be read: {error}"
        raise InputError(f"{name}: {why}") from error
    if without and len(without) < len(pages):
        shown = ", ".join(map(str, without[:10])) + (" …" if len(without) > 10 else "")
        lines.append(
            f"{name}: no text layer on {len(without)} of {len(pages)} pages ({shown}); {_OCR}"
        )
    return pages, lines


def _pieces(page: pypdfium2.PdfPage) -> tuple[list[Piece], str | None]:
    """The characters of a page that stand beside each other, and why they cannot be read."""
    from pypdfium2 import raw

    text_page: Any = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MOST_ON_PAGE:
            return [], f"has {count:,} characters, at most {MOST_ON_PAGE:,} are read of a page"
        chars = "".join(chr(raw.FPDFText_GetUnicode(text_page, at)) for at in range(count))
        if 3 * len(_UNKNOWN.findall(chars)) > count:
            return [], f"its font does not say which characters it shows; {_OCR}"
        return _group(chars, text_page), None
    finally:
        text_page.close()
        page.close()


def _group(chars: str, text_page: Any) -> list[Piece]:
    pieces: list[Piece] = []
    space = True
    for at, char in enumerate(chars):
        if not char.strip() or _UNKNOWN.match(char):
            space = True
            continue
        left, bottom, right, top = text_page.get_charbox(at, loose=True)
        wide = unicodedata.east_asian_width(char) in "WF"
        size = right - left if wide else 0.8 * (top - bottom)
        own = Piece(left, bottom, right, top, size, char)
        if pieces and _goes_on(pieces[-1], own):
            last = pieces[-1]
            pieces[-1] = Piece(
                last.left,
                min(last.bottom, bottom),
                max(last.right, right),
                max(last.top, top),
                max(last.size, size),
                join_texts(last.text, char) if space else last.text + char,
            )
        else:
            pieces.append(own)
        space = False
    return pieces


def _goes_on(piece: Piece, char: Piece) -> bool:
    """Does the character stand behind the piece, on its line?"""
    size = max(piece.size, char.size)
    beside = -0.5 * size < char.left - piece.right < _NEW_PIECE * size
    shared = min(piece.top, char.top) - max(piece.bottom, char.bottom)
    return beside and shared > 0.5 * min(piece.top - piece.bottom, char.top - char.bottom)


def without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines at their top and foot that repeat on half of them.

    Their numbers may differ; two pages have none.
    """
    ends = [[*page[:2], *page[-2:]] for page in pages]
    counts = Counter(key for page in ends for key in {_DIGITS.sub("#", text) for text in page})
    least = max(3, len(pages) / 2)
    heads = {key for key, count in counts.items() if count >= least and len(key) <= _HEAD}
    return [
        [
            text
            for at, text in enumerate(page)
            if 2 <= at < len(page) - 2 or _DIGITS.sub("#", text) not in heads
        ]
        for page in pages
    ]
