"""Pages of the web: what a reader would take for the article, its title, its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles.intake import html
from kg.errors import InputError
from kg.model import Document
from tests.articles.intake.files import FAIR, LOAN, put, read

pytest.importorskip("trafilatura")
TITLE = "云岭银行为青石镇茶农发放贷款"
MORE = "据了解，这笔贷款由云岭融资担保公司担保，期限三年，主要用于新茶园的建设和老茶树的改造。"
TEXT = f"{TITLE}\n\n{LOAN}\n\n{MORE}\n\n{FAIR}"
BODY = "".join(f"<p>　　{text}</p>" for text in (LOAN, MORE, FAIR))
LINKS = "".join(f'<li><a href="/{n}">青石镇召开第{n}次防汛会议</a></li>' for n in range(9))
FOOT = "<div class='footer'><p>版权所有 云岭日报社</p><p>云ICP备12345678号</p></div>"


def page(tmp_path: Path, head: str, body: str, codec: str = "utf-8") -> Document:
    """What is read of a page with menu, links and foot around it."""
    source = (
        f"<html><head>{head}</head><body><nav><ul>{LINKS}</ul></nav>{body}"
        f"<aside><h3>热点</h3><ul>{LINKS}</ul></aside>{FOOT}</body></html>"
    )
    (document,), warnings = read(put(tmp_path / "a.html", source.encode(codec)))
    assert warnings == []
    return document


def test_the_main_text_is_taken_out(tmp_path: Path) -> None:
    """Its title, then its paragraphs, a blank line between; no menu, no links, no foot."""
    document = page(tmp_path, f"<title>{TITLE}_云岭新闻网</title>", f"<h1>{TITLE}</h1>{BODY}")
    assert document.text == TEXT
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<title>{TITLE}_要闻_青石镇政府</title>", f"<div>{TITLE}</div>{BODY}", TITLE),
        ("<title>云岭日报</title>", f"<h2>{TITLE}</h2>{BODY}", TITLE),
        (f'<meta name="ArticleTitle" content="{TITLE}"><title>x</title>', BODY, TITLE),
        ("<title>云岭网</title>", BODY, None),
        (
            f'<title></title><meta property="og:title" content="{TITLE}">',
            f"<p>{TITLE}</p>{BODY}",
            TITLE,
        ),
        (f"<title>{TITLE}-云岭网</title>", f"<h1>云岭网</h1><h2>{TITLE}</h2>{BODY}", TITLE),
    ],
)
def test_the_title_is_what_the_page_shows(
    tmp_path: Path, head: str, body: str, title: str | None
) -> None:
    """Without the names of the site behind it."""
    assert page(tmp_path, head, body).title == title


@pytest.mark.parametrize(
    ("head", "line", "date"),
    [
        ('<meta name="PubDate" content="2021-08-06 09:12">', "", "2021-08-06"),
        ("", "<span>2021-08-06 08:30</span> 来源：云岭日报", "2021-08-06"),
        ("", "2021年8月6日　云岭在线", "2021-08-06"),
        ("", '<time datetime="2021-08-06T08:00">昨天</time>', "2021-08-06"),
        ("", "云岭在线", None),
    ],
)
def test_the_date_is_declared_or_under_the_title(
    tmp_path: Path, head: str, line: str, date: str | None
) -> None:
    """The dates of other articles, in lists of links, are not its."""
    body = f"<h1>{TITLE}</h1><div>{line}</div>{BODY}<ul><li>别的新闻 2020-01-02</li></ul>"
    assert page(tmp_path, head, body).date == date


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("gb18030", "gb2312"), ("gb18030", ""), ("utf-8", "gb2312"), ("utf-16", "utf-8")],
)
def test_the_encoding_is_the_declared_one_if_it_fits(
    tmp_path: Path, codec: str, declared: str
) -> None:
    """Else it is found as a text's is."""
    head = f'<meta charset="{declared}"><title>{TITLE}</title>'
    assert page(tmp_path, head, f"<h1>{TITLE}</h1>{BODY}", codec).text == TEXT


def test_a_torn_character_is_replaced_and_said(tmp_path: Path) -> None:
    """What a browser would show, too."""
    source = f'<meta charset="gbk"><h1>{TITLE}</h1>{BODY * 3}'.encode("gb18030") + b"\xff<p>"
    (document,), (warning,) = read(put(tmp_path / "a.htm", source))
    assert document.title == TITLE
    assert warning == "a.htm: 1 bytes are not gb18030; they are U+FFFD"


def test_rows_of_tables_and_broken_lines(tmp_path: Path) -> None:
    """A row is a line with tabs; a line break parts paragraphs, a break of the source does not."""
    table = "<table><tr><th>银行</th><th>金额</th></tr><tr><td>红河银行</td><td>80万元</td></tr></table>"
    wrapped = LOAN.replace("向", "\n   向")
    body = f"<article><h1>{TITLE}</h1><p>{wrapped}<br><br>{MORE}</p><p>{FAIR}</p>{table}</article>"
    text = page(tmp_path, f"<title>{TITLE}</title>", body).text
    assert text == f"{TEXT}\n\n银行\t金额\n\n红河银行\t80万元"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "is empty"),
        (b"<html></html>", "no main text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00\xff\xfe", "PNG"),
        ("<p>茶</p>" * 200, "elements"),
        ("<div>" * 90 + "茶" * 3, "no main text"),
    ],
)
def test_what_is_no_article_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: bytes | str, said: str
) -> None:
    """In one line; a page with more elements than any article has is not looked through."""
    monkeypatch.setattr(html, "MOST_ELEMENTS", 150)
    with pytest.raises(InputError) as raised:
        read(put(tmp_path / "a.html", source))
    assert str(raised.value).startswith("a.html: ")
    assert said in str(raised.value)
