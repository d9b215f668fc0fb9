"""The page without a mouse, without eyes, and on a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.view.conftest import Open

pytestmark = pytest.mark.slow

PACKAGES = Path(__file__).parents[2] / "scripts" / "page" / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"


def test_search_works_by_keyboard(page: Page) -> None:
    """`/` leads there, arrows through what is found, Enter chooses; Escape lets go."""
    page.keyboard.press("/")
    field = page.locator("#search")
    expect(field).to_be_focused()
    field.press_sequentially("柳河镇")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hits [aria-selected=true]")).to_contain_text("柳河镇茶会")
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_have_text("柳河镇茶会")
    expect(page.locator("#details-title")).to_be_focused()
    expect(page.locator("#status")).to_have_text("已选：柳河镇茶会")
    page.keyboard.press("Escape")
    expect(page.locator("#details-title")).to_have_count(0)


def test_the_first_stop_leads_past_the_drawing_to_the_list(page: Page) -> None:
    """There is all that is drawn: entities, and statements; Enter opens one."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="跳到列表")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#view-list")).to_be_focused()
    expect(page.get_by_role("rowheader")).to_have_count(7)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="陈述")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#list-statements tbody tr")).to_have_count(6)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


def test_the_drawing_is_moved_by_keys(page: Page) -> None:
    """Arrows, plus and minus, and 0 for all of it; it says so to a screen reader."""
    graph = page.locator("#graph")
    graph.focus()
    expect(graph).to_have_accessible_name("图")
    expect(graph).to_have_accessible_description(
        "方向键移动，加号和减号缩放，0 显示全图，Esc 取消选择。列表视图有图中的全部内容。"
    )
    before = view_of(page)
    page.keyboard.press("ArrowRight")
    moved = view_of(page)
    assert moved == {**before, "x": before["x"] - 60}
    page.keyboard.press("+")
    assert view_of(page)["zoom"] == pytest.approx(1.4 * before["zoom"])
    page.keyboard.press("0")
    assert view_of(page) == pytest.approx(before)


def view_of(page: Page) -> dict[str, float]:
    """Zoom and pan of the drawing; it does not glide where motion is reduced."""
    view = page.evaluate(
        "(({ cy }) => ({ zoom: cy.zoom(), ...cy.pan() }))(document.getElementById('graph')._cyreg)"
    )
    return dict(view)


@pytest.mark.parametrize("place", ["", "#list", "#articles", "#entity=青石银行"])
def test_all_fits_a_telephone(open_page: Open, place: str) -> None:
    """Nothing is wider than 360 pixels; what is told of does not cover the drawing."""
    page = open_page(place, viewport={"width": 360, "height": 740}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelector('main').scrollWidth") <= 360
    page.get_by_role("button", name="筛选").tap()
    expect(page.get_by_role("group", name="类别")).to_be_visible()
    page.locator("#filters-close").tap()
    expect(page.get_by_role("group", name="类别")).to_be_hidden()


def test_a_node_is_tapped_on_a_telephone(open_page: Open) -> None:
    """And what is told of it comes from below, with a button to close it."""
    page = open_page("#entity=林溪", viewport={"width": 360, "height": 740}, has_touch=True)
    box = page.locator("#details").bounding_box()
    assert box is not None
    assert box["y"] > 250
    expect(page.locator("#graph")).to_be_visible()
    page.locator("#details-close").tap()
    expect(page.locator("#details")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(open_page: Open, scheme: str) -> None:
    """In contrast, names, roles, order and landmarks, in each view."""
    if not AXE.is_file():
        pytest.skip("no axe-core; npm ci --prefix scripts/page brings it")
    page = open_page(color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for place in ("#entity=青石银行", "#list", "#article=五月.txt%231", "#graph"):
        page.evaluate("(place) => { location.hash = place; }", place)
        expect(page.locator("nav [aria-current]")).to_have_count(1)
        assert page.evaluate("axe.run().then((found) => found.violations)") == []


def test_everything_that_acts_has_a_name(page: Page) -> None:
    """For who does not see it."""
    for role in ("button", "link", "combobox", "checkbox", "slider"):
        for element in page.get_by_role(role).all():
            expect(element).not_to_have_accessible_name("")
