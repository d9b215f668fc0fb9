"""The page in a browser: every view, by mouse and by keyboard, in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.view.conftest import Open
from tests.view.town import EVIL, statement_id

pytestmark = pytest.mark.slow


def details(page: Page, title: str) -> None:
    """The panel tells of this."""
    expect(page.locator("#details-title")).to_have_text(title)


def test_search_finds_names_and_aliases(page: Page) -> None:
    """As they are typed; what is chosen is told of."""
    page.locator("#search").fill("青石行")
    page.get_by_role("option", name="青石银行").click()
    details(page, "青石银行")
    expect(page.locator(".alias")).to_have_text("青石行")
    expect(page.locator("#hits")).to_be_hidden()
    page.locator("#search").fill("没有这个名字")
    expect(page.locator("#hits")).to_have_text("没有找到")


def test_an_entity_shows_its_facts_and_neighbours(open_page: Open) -> None:
    """Each leads on: a neighbour to itself, a fact to its sentence, an article to its text."""
    page = open_page("#entity=青石银行")
    facts = page.locator(".fact")
    expect(facts).to_have_text(
        [re.compile("资助 → 云岭茶业.*300万元.*2024-03"), "合作 ↔ 柳河镇茶会"]
    )
    page.locator(".chips").get_by_text("云岭茶业").click()
    details(page, "云岭茶业")
    page.locator(".fact").first.click()
    details(page, "青石银行 资助 云岭茶业")
    page.go_back()
    details(page, "云岭茶业")


def test_a_statement_shows_its_sentence_in_its_article(open_page: Open) -> None:
    """Marked by offsets, which count code points; subject and object are marked in it."""
    page = open_page(f"#statement={statement_id('funds', '青石银行')}")
    expect(page.locator("mark")).to_have_count(5)  # cut at the two names
    assert (
        "".join(page.locator("mark").all_inner_texts())
        == "𠮷日，青石银行向云岭茶业发放贷款300万元。"
    )
    expect(page.locator(".end.subject")).to_have_text("青石银行")
    expect(page.locator(".end.object")).to_have_text("云岭茶业")
    expect(page.locator("dl")).to_contain_text("300万元")


def test_a_sentence_that_a_break_tore_is_marked_in_its_pieces(open_page: Open) -> None:
    """Not what stands between them."""
    page = open_page(f"#statement={statement_id('partnersWith', '青石银行')}")
    expect(page.locator("mark").first).to_be_visible()
    assert "".join(page.locator("mark").all_inner_texts()) == "青石银行与柳河镇茶会签约。"


def test_a_node_and_an_edge_are_chosen_in_the_drawing(page: Page) -> None:
    """By a click where they are drawn; Escape lets go."""
    page.mouse.click(*place_of(page, "node[label = '青石银行']"))
    details(page, "青石银行")
    page.keyboard.press("Escape")
    expect(page.locator("#details-title")).to_have_count(0)
    page.mouse.click(*place_of(page, "edge[label = '资助']"))
    details(page, "青石银行 资助 云岭茶业")


def place_of(page: Page, selector: str) -> tuple[float, float]:
    """Where the middle of a node or of an edge is in the window, brought near so that it is free."""
    expect(page.locator("#graph canvas").first).to_be_visible()
    x, y = page.evaluate(
        """(selector) => {
            const { cy } = document.getElementById("graph")._cyreg;
            const [element] = cy.elements(selector);
            cy.fit(element, 250);
            const place = element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
            const box = document.getElementById("graph").getBoundingClientRect();
            return [box.left + place.x, box.top + place.y];
        }""",
        selector,
    )
    return x, y


def test_filters_leave_out_and_let_in(page: Page) -> None:
    """By class, relation, modality, confidence, document and date; all of them go back at once."""
    counts = page.locator("#counts")
    everything = "7 个实体 · 6 条陈述"
    expect(counts).to_have_text(everything)
    for act, expected in (
        (lambda: page.locator("#classes").get_by_text("银行").click(), "6 个实体 · 4 条陈述"),
        (lambda: page.locator("#relations").get_by_text("任职于").click(), "7 个实体 · 5 条陈述"),
        (lambda: page.locator("#modalities").get_by_text("计划").click(), "7 个实体 · 7 条陈述"),
        (lambda: page.locator("#confidence").fill("0.7"), "7 个实体 · 5 条陈述"),
        (lambda: page.locator("#document").select_option("三月.txt"), "4 个实体 · 3 条陈述"),
        (lambda: page.locator("#from").fill("2024-04-01"), "5 个实体 · 3 条陈述"),
        (lambda: page.locator("#to").fill("2024-03-02"), "2 个实体 · 1 条陈述"),
    ):
        act()
        expect(counts).to_have_text(expected)
        page.get_by_role("button", name="重置").click()
        expect(counts).to_have_text(everything)


def test_plans_are_marked_wherever_they_are_shown(open_page: Open) -> None:
    """Off at first, but a link to one leads to it."""
    page = open_page(f"#statement={statement_id('funds', '云岭茶业')}")
    expect(page.locator(".claim .tag")).to_have_text("计划")
    page.get_by_role("link", name="云岭茶业").first.click()
    expect(page.get_by_text("另有 1 条被筛选隐藏")).to_be_visible()
    page.locator("#modalities").get_by_text("计划").click()
    expect(page.locator(".fact .tag")).to_have_text("计划")


def test_an_article_shows_its_names_and_draws_its_statements(page: Page) -> None:
    """Beside it they are listed; who is pointed at is marked in the text, with an arc."""
    page.get_by_role("link", name="文章").click()
    page.get_by_role("link", name="青石银行放贷助春茶").click()
    expect(page.locator("#article-text .mention").first).to_have_text("青石银行")
    expect(page.locator(".fact")).to_have_count(3)
    page.locator(".fact").first.hover()
    expect(page.locator("#article-text mark").first).to_be_visible()
    expect(page.locator("#article-text .end.object")).to_have_text("云岭茶业")
    expect(page.locator("#article-text svg text")).to_have_text("资助")
    page.locator(".fact").first.click()
    details(page, "青石银行 资助 云岭茶业")
    expect(page.locator("#article-text mark").first).to_be_visible()
    page.locator("#article-text .mention").filter(has_text="林溪").click()
    details(page, "林溪")
    page.get_by_role("link", name="在图中查看").click()
    expect(page.locator("#view-graph")).to_be_visible()


def test_links_lead_to_what_they_name(open_page: Open) -> None:
    """An entity, a statement, an article; what is not there is told."""
    page = open_page("#article=" + "五月.txt%231")
    expect(page.locator("#article-text")).to_contain_text("柳河镇茶会授予林溪")
    page = open_page("#entity=" + "https%3A%2F%2Fkg.example%2Fentity%2F林溪")
    details(page, "林溪")
    page = open_page("#entity=无此人")
    expect(page.get_by_role("alert")).to_contain_text("无此人")


def test_the_page_speaks_the_language_of_its_reader(open_page: Open) -> None:
    """And another at a button."""
    page = open_page(locale="en-GB")
    expect(page.locator("#counts")).to_have_text("7 entities · 6 statements")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("#counts")).to_have_text("7 个实体 · 6 条陈述")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#relations")).to_contain_text("资助")


def test_dark_and_light(open_page: Open) -> None:
    """As the system has it, and the other way at a button."""
    page = open_page(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 27)")
    page.get_by_role("button", name="深色或浅色").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_text_never_becomes_markup(open_page: Open) -> None:
    """In a name, an alias, a title and a text, in every view."""
    page = open_page("#article=" + "五月.txt%231")
    expect(page.locator("#article-body h2")).to_have_text(EVIL)
    expect(page.locator("#article-text")).to_contain_text(EVIL)
    page.locator("#search").fill("<script>")
    page.get_by_role("option").filter(has_text="云岭茶业").click()
    expect(page.locator(".alias").nth(1)).to_have_text(EVIL)
    page.get_by_role("link", name="列表", exact=True).click()
    expect(page.get_by_role("rowheader", name=EVIL)).to_be_visible()
    expect(page.locator("img")).to_have_count(0)
    expect(page.locator("script")).to_have_count(2)
    expect(page).to_have_title("知识图谱 · kg")
