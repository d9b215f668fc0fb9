"""What a document's source tells of it: its title, its date."""

from __future__ import annotations

from kg.articles import find_articles
from kg.gazetteer import load_gazetteer
from kg.model import Article, Document

TEXT = (
    "云岭银行扶持茶农\n\n本报讯（记者 李明）8月5日，云岭银行向远山茶业公司发放贷款300万元。\n\n"
    "青石镇新建茶厂\n\n本报讯（记者 王芳）青石镇的新茶厂昨日开工，总投资达到两千万元。\n"
)


def cut(text: str, *, title: str | None = None, date: str | None = None) -> tuple[Article, ...]:
    """The articles of a text of which this is known."""
    return find_articles(Document("p", text, "", title=title, date=date), load_gazetteer())


def test_a_text_of_known_title_is_one_article() -> None:
    """Where nothing is known it is cut as a page is."""
    assert [article.title for article in cut(TEXT)] == ["云岭银行扶持茶农", "青石镇新建茶厂"]
    (article,) = cut(TEXT, title="茶乡两则")
    assert article.title == "茶乡两则"
    assert "300万元" in article.text
    assert "两千万元" in article.text


def test_a_title_that_stands_over_its_text_is_its_headline() -> None:
    """However long it is, and in traditional script, too."""
    title = "雲嶺銀行與遠山茶業公司等四家企業，就茶園貸款一事在青石鎮簽約。"
    (article,) = cut(f"{title}\n\n貸款總額達到三百萬元，由雲嶺銀行發放。", title=title)
    assert article.title == title
    assert [paragraph.kind for paragraph in article.paragraphs] == ["headline", "body"]


def test_a_known_date_is_the_article_s() -> None:
    """It goes before what the text would tell."""
    assert {article.date for article in cut(TEXT, date="2021-08-06")} == {"2021-08-06"}
    assert {article.date for article in cut("2020年1月2日\n" + TEXT, date="2021-08")} == {"2021-08"}
