"""PDF with and without a text layer."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from kg.articles.intake import pdf
from kg.errors import InputError
from tests.articles.intake.files import FAIR, LOAN, put, read

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")
WIDTH = 14  # characters of a column


def made(*pages: list[tuple[float, float, float, str]], password: str | None = None) -> bytes:
    """A PDF of lines at places, in Chinese type that a viewer brings."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    options: dict[str, Any] = {"encrypt": password} if password else {}
    canvas = Canvas(out, pagesize=(595, 842), invariant=True, **options)
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("STSong-Light", size)
            canvas.drawString(x, y, text)
        canvas.rect(10, 10, 20, 20)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(x: float, text: str, top: float = 700) -> list[tuple[float, float, float, str]]:
    """A paragraph set in a column, its first line indented."""
    rows = [text[: WIDTH - 2], *(text[n : n + WIDTH] for n in range(WIDTH - 2, len(text), WIDTH))]
    return [(x + (0 if n else 20), top - 16 * n, 10, row) for n, row in enumerate(rows)]


LEFT = "云岭银行向远山茶业公司发放贷款三百万元，用于茶园的建设和老茶树的改造，期限三年。"
RIGHT = "青石镇的茶叶博览会昨日开幕，四十家企业参展，签约项目十二个，金额达一亿五千万元。"


def test_columns_are_read_in_order(tmp_path: Path) -> None:
    """Though the file has their lines by rows; the heading is first, paragraphs are whole."""
    rows = sorted(column(40, LEFT) + column(220, RIGHT), key=lambda row: (-row[1], row[0]))
    path = put(tmp_path / "a.pdf", made([*rows, (60, 760, 20, "茶乡两则")]))
    (document,), warnings = read(path)
    assert document.text == f"茶乡两则\n\n{LEFT}\n\n{RIGHT}"
    assert warnings == []


def test_a_page_without_a_text_layer_is_a_warning(tmp_path: Path) -> None:
    """It is named; a file without any is refused, and told of a remedy."""
    path = put(tmp_path / "a.pdf", made([], column(40, LEFT), []))
    (document,), (warning,) = read(path)
    assert document.text == LEFT
    assert warning.startswith("a.pdf: no text layer on 2 of 3 pages (1, 3); ")
    with pytest.raises(InputError, match=r"b\.pdf: has no text layer.*ocrmypdf"):
        read(put(tmp_path / "b.pdf", made([])))


def test_heads_and_feet_of_pages_are_left_out(tmp_path: Path) -> None:
    """Lines at the top or foot that repeat but for their number."""
    texts = [LEFT, RIGHT, LEFT + RIGHT, RIGHT + LEFT]
    pages = [
        [(250, 800, 9, "云岭统计年鉴"), *column(40, text), (280, 30, 9, f"- {n} -")]
        for n, text in enumerate(texts, 1)
    ]
    (document,), _ = read(put(tmp_path / "a.pdf", made(*pages)))
    assert document.text == "\n\n".join(texts)


@pytest.mark.parametrize("cut", [0, 10, 200, 700])
def test_a_torn_file_is_read_or_refused(tmp_path: Path, cut: int) -> None:
    """In one line that names it."""
    path = put(tmp_path / "a.pdf", made(column(40, LEFT))[:cut])
    with pytest.raises(InputError, match=r"^a\.pdf: [^\n]+$"):
        read(path)


def test_a_locked_file_is_told_from_a_torn_one(tmp_path: Path) -> None:
    """It may be whole."""
    with pytest.raises(InputError, match="locked with a password"):
        read(put(tmp_path / "a.pdf", made(column(40, LEFT), password="茶".encode().hex())))


def test_bounds_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of bytes, of pages, of characters on a page."""
    path = put(tmp_path / "a.pdf", made(column(40, LEFT), column(40, LOAN + FAIR + LOAN)))
    monkeypatch.setattr(pdf, "MOST_ON_PAGE", 60)
    (document,), (warning,) = read(path)
    assert document.text == LEFT
    assert "page 2: has" in warning
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(InputError, match="has 2 pages"):
        read(path)
    monkeypatch.setattr(pdf, "MOST_PDF", 1000)
    with pytest.raises(InputError, match="at most 1,000 bytes"):
        read(path)
