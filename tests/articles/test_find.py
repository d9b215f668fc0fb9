"""A page is cut into articles, and torn paragraphs are joined again."""

from __future__ import annotations

import pytest

from kg.model import Span
from tests.articles.by_hand import cut, kinds

LEAD = "本报讯（记者 李明）云岭银行昨天向远山茶业有限公司发放贷款300万元，用来收购今年的春茶。"
MORE = "这笔贷款没有抵押，由云岭担保公司担保，从申请到放款只用了三天时间。"


@pytest.mark.parametrize("sign", ["", "# ", "## "])
def test_a_headline_with_a_lead_under_it_begins_an_article(sign: str) -> None:
    """With Markdown's sign and without."""
    page = f"{sign}茶农等来春风\n\n{LEAD}\n\n{MORE}\n\n{sign}大雪封山\n\n{LEAD}\n"
    assert [article.title for article in cut(page)] == ["茶农等来春风", "大雪封山"]
    first = cut(page)[0]
    assert (first.id, first.start, first.reporters) == ("page.txt#1", 0, ("李明",))


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        (f"## 一座县城的春天\n\n# 茶农等来春风\n\n{LEAD}", ["茶农等来春风"]),
        (f"# 茶农等来春风\n\n## 银行把贷款送上了山\n\n{LEAD}", ["茶农等来春风"]),
        (f"茶农等来春风\n\n银行把贷款送上了山\n\n□本报记者 李明\n\n{MORE}", ["茶农等来春风"]),
        (f"银行的人背着验钞机走了十里山路\n\n茶农等来春风\n\n{LEAD}", ["茶农等来春风"]),
        (
            f"# 茶农等来春风\n\n{LEAD}\n\n## 一次上山\n\n{MORE}\n\n## 两张表格\n\n{MORE}",
            ["茶农等来春风"],
        ),
        (f"茶农等来春风\n\n□本报记者 李明\n\n{MORE}\n\n一、上山\n\n{MORE}", ["茶农等来春风"]),
        (f"云岭日报 2024年3月2日 星期六\n\n# 茶农等来春风\n\n{LEAD}", ["", "茶农等来春风"]),
        (
            f"# 茶农等来春风\n\n{LEAD}\n\n# 短讯\n\n●云岭大雪。\n\n●远山放晴。",
            ["茶农等来春风", "短讯"],
        ),
        ("", []),
        (" \n\n\u3000\n", []),
        ("广告\n\n遗失声明：公章一枚。", [""]),
    ],
)
def test_titles(page: str, titles: list[str]) -> None:
    """Kickers, second titles and subheads begin no article; the page's own line has no title."""
    assert [article.title for article in cut(page)] == titles


def test_every_paragraph_has_its_kind() -> None:
    """Nothing is lost: Markdown's signs, credits and hot-lines are paragraphs too."""
    page = (
        f"# 茶农等来春风\n\n## 银行上山记\n\n□本报记者 李明\n\n{MORE}\n\n"
        "图为茶农采茶。 本报记者 李明 摄\n\nYUNLING DAILY\n\n登报咨询电话：6688"
    )
    (article,) = cut(page)
    assert kinds(article) == [
        ("noise", "#"),
        ("headline", "茶农等来春风"),
        ("noise", "##"),
        ("kicker", "银行上山记"),
        ("byline", "□本报记者 李明"),
        ("body", MORE),
        ("caption", "图为茶农采茶。 本报记者 李明 摄"),
        ("noise", "YUNLING DAILY"),
        ("advert", "登报咨询电话：6688"),
    ]


WHOLE = "云岭县气象局提醒，今明两天山路结冰，车辆请慢行。"


@pytest.mark.parametrize(
    "between",
    ["", f"{WHOLE}\n\n", "订阅热线：6688\n\n", f"# 大雪封山\n\n{LEAD}\n\n"],
    ids=["nothing", "a paragraph", "an advert", "an article"],
)
def test_a_torn_paragraph_is_joined(between: str) -> None:
    """Also where a whole paragraph, or another article, stands in the gap."""
    page = f"# 茶农等来春风\n\n{LEAD}\n\n茶农说，再晚半个月头一茬茶就要老在山上，一年的收成全看这几天，为了赶上采茶的日子，云岭银行为企业快\n\n{between}速完成审批，当天放款。\n\n{MORE}\n"
    bodies = [text for kind, text in kinds(cut(page)[0]) if kind == "body"]
    assert (
        "茶农说，再晚半个月头一茬茶就要老在山上，一年的收成全看这几天，为了赶上采茶的日子，云岭银行为企业快速完成审批，当天放款。"
        in bodies
    )
    assert MORE in bodies


def test_the_map_leads_back_to_both_parts() -> None:
    """A name that the break cut apart has two spans in the document."""
    page = f"# 茶农等来春风\n\n{LEAD}\n\n茶农说，再晚半个月，头一茬茶就要老在山上，一年的收成全看这几天。贷款来自云岭县农村商业银\n\n{WHOLE}\n\n行的一家支行，当天放款。\n"
    (article,) = cut(page)
    at = article.text.index("农村商业银行")
    spans = article.to_document(at, at + 6)
    first, second = page.index("农村商业银"), page.index("行的一家")
    assert spans == (Span(first, first + 5), Span(second, second + 1))


@pytest.mark.parametrize(
    "page",
    [
        f"# 茶农等来春风\n\n{LEAD}\n\n{MORE}\n\n{WHOLE}",
        f"# 茶农等来春风\n\n{LEAD}\n\n●云岭大雪\n\n●远山放晴",
        f"# 茶农等来春风\n\n云岭大雪，路断了三天，茶农\n\n# 大雪封山\n\n{LEAD}",
    ],
    ids=["closed", "list", "next article"],
)
def test_what_is_not_torn_stays_apart(page: str) -> None:
    """A closed paragraph, an item of a list, the text under a headline are never joined."""
    lines = [line.lstrip("# ") for line in page.split("\n") if line]
    found = [text for article in cut(page) for kind, text in kinds(article) if kind != "noise"]
    assert found == lines


def test_wrapped_lines_are_one_paragraph() -> None:
    """Line breaks inside it vanish; a closed short line and an indent end it."""
    page = (
        "# 茶农等来春风\n\n本报讯（记者 李明）云岭银行昨天向远山\n茶业有限公司发放贷款300万元，用来收购今\n"
        "年的春茶。\n\u3000\u3000茶农说，这笔钱来得及时，再晚半个月，\n头一茬茶就要老在山上。\n"
    )
    (article,) = cut(page)
    assert [text for kind, text in kinds(article) if kind == "body"] == [
        LEAD,
        "茶农说，这笔钱来得及时，再晚半个月，头一茬茶就要老在山上。",
    ]


def test_short_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    """Lines of a web text, without a blank line between, are paragraphs."""
    page = f"茶农等来春风\n{LEAD}\n{MORE}{MORE}\n{WHOLE}\n"
    (article,) = cut(page)
    assert [text for kind, text in kinds(article) if kind == "body"] == [LEAD, MORE + MORE, WHOLE]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("云 岭 日 报", "云岭日报"),
        ("本报记者 李 明", "本报记者 李明"),
        ("记者 李明  通讯员 王芳", "记者 李明 通讯员 王芳"),
        ("Yunling  Bank 向 ABC 放款", "Yunling Bank 向 ABC 放款"),
    ],
)
def test_white_space(printed: str, read: str) -> None:
    """Spaced-out letters close up; between words one space stays."""
    (article,) = cut(f"# 标题\n\n{printed}。")
    assert article.text.endswith(f"\n{read}。")
