"""The query page in a browser: by keyboard, in two languages, with nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

EVIL = '<img src=x onerror="document.title=1">'


@pytest.fixture
def asked() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture
def page(browser: Browser, served: str, asked: list[str]) -> Iterator[Page]:
    """The query page, seen by someone who reads English; it may have no error of its own."""
    wrong: list[str] = []
    context = browser.new_context(locale="en-GB", base_url=served)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Sec" in line.text else None)
    page.goto("/query")
    yield page
    context.close()
    assert wrong == []


def run(page: Page, sparql: str) -> None:
    """Type a query and run it by keyboard."""
    page.get_by_label("SPARQL").fill(sparql)
    page.keyboard.press("Control+Enter")


def test_a_question_is_chosen_and_answered(page: Page, served: str, asked: list[str]) -> None:
    """By mouse; nothing is loaded but from the server."""
    page.get_by_label("Ready-made questions").select_option("who-funds-whom")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("columnheader", name="funder")).to_be_visible()
    expect(page.get_by_role("cell", name="贵州翠岭茶业有限公司").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("rows")
    assert {address.split("/", 3)[2] for address in asked} == {served.split("/")[2]}


def test_all_of_it_works_by_keyboard(page: Page) -> None:
    """Tab goes from the language to the questions, the query and on; no place holds it."""
    stops = []
    page.get_by_role("button", name="中文").focus()
    for _ in range(6):
        stops.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Tab")
    assert stops == ["language", "question", "sparql", "run", "format", "download"]
    page.get_by_label("SPARQL").focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("columnheader", name="count")).to_be_visible()


def test_the_page_speaks_chinese(page: Page) -> None:
    """At a button; to a Chinese browser at once."""
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("button", name="运行")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "zh"
    run(page, "ASK {}")
    expect(page.get_by_role("status")).to_have_text("是")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("status")).to_have_text("Yes")


def test_text_never_becomes_markup(page: Page) -> None:
    """In rows, in triples, in names of columns, and in what is said of a slip."""
    title = page.title()
    text = EVIL.replace('"', '\\"')
    run(page, f'SELECT ("{text}" AS ?x) {{}}')
    expect(page.get_by_role("cell", name=EVIL)).to_be_visible()
    run(page, f'CONSTRUCT {{ <a:a> <a:b> "{text}" }} {{}}')
    expect(page.locator("pre")).to_contain_text("<img src=x")
    run(page, f"SELECT {EVIL}")
    expect(page.get_by_role("alert")).to_contain_text("<img")
    assert page.locator("img").count() == 0
    assert page.title() == title


def test_links_lead_into_the_graph_and_to_the_graph_page(page: Page) -> None:
    """What an entity is comes as Turtle; its address can be kept."""
    run(page, "SELECT ?a { ?a kg:branchOf ?b }")
    page.get_by_role("link", name="ent:黔山银行湄潭支行").click()
    expect(page.locator("pre")).to_contain_text("kg:branchOf")
    expect(page).to_have_url(re.compile("DESCRIBE"))
    page.get_by_role("link", name="Graph page").click()
    expect(page).to_have_title("graph")  # it waits until the page is there


def test_an_answer_opens_in_another_format(page: Page) -> None:
    """As the plain form does it, also where no script runs."""
    page.get_by_label("SPARQL").fill("SELECT ?b { bank:黔山银行湄潭支行 kg:funds/rdfs:label ?b }")
    page.get_by_label("Format").select_option("xml")
    with page.expect_response("**/sparql") as caught:
        page.get_by_role("button", name="Open in this format").click()
    assert caught.value.headers["content-type"].startswith("application/sparql-results+xml")


def test_what_is_refused_or_stopped_is_said(page: Page) -> None:
    """Where anybody would look, and to a screen reader; then the page goes on."""
    run(page, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
    expect(page.get_by_role("alert")).to_contain_text("SERVICE is refused")
    run(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?x ?o }")
    expect(page.get_by_role("alert")).to_contain_text("stopped after 2 s", timeout=20_000)
    run(page, "ASK {}")
    expect(page.get_by_role("status")).to_have_text("Yes")
    expect(page.locator("#error")).to_be_empty()
