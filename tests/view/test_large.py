"""A graph too large to be drawn whole: its strongest part is, and the rest is within reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.export.html import write_html
from kg.model import Entity, Evidence, Graph, Statement
from tests.view.conftest import SETTINGS, Open
from tests.view.town import ENTITY

COUNT = 900


def crowd() -> Graph:
    """Firms in a ring, each a partner of the next; the first few of many more."""
    entities = [
        Entity(f"{ENTITY}{n:03}号店", "Enterprise", None, f"{n:03}号店") for n in range(COUNT)
    ]
    pairs = {(n, (n + 1) % COUNT) for n in range(COUNT)}
    pairs |= {(n % 5, n) for n in range(10, COUNT, 3)}
    found = [
        Statement(
            "funds", entities[a].id, entities[b].id, (Evidence("页.txt", 1, 0, 2, "贷。", "r"),)
        )
        for a, b in sorted(pairs)
    ]
    return Graph((), (), tuple(entities), tuple(sorted(found, key=lambda s: s.id)))


@pytest.mark.slow
def test_the_strongest_part_is_drawn_and_the_rest_found(open_page: Open, tmp_path: Path) -> None:
    """The page says so, offers more, and draws who is asked for with its neighbours."""
    write_html(crowd(), tmp_path / "large.html", SETTINGS)
    page = open_page(of=(tmp_path / "large.html").as_uri())
    expect(page.locator("#counts")).to_have_text("900 个实体 · 1197 条陈述")
    expect(page.locator("#part")).to_contain_text("图中是关系最强的 600 个，共 900 个")
    page.locator("#search").fill("899号店")
    page.get_by_role("option", name="899号店").click()
    expect(page.locator("#details-title")).to_have_text("899号店")
    expect(page.locator(".fact")).to_have_count(2)
    drawn = "document.getElementById('graph')._cyreg.cy.$('node.first').data('label')"
    page.wait_for_function(f"{drawn} === '899号店'")
    page.get_by_role("button", name="多画一些").click()
    expect(page.locator("#part")).to_be_empty()
