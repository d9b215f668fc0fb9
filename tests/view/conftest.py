"""A page over a small made-up build, in a headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.export.html import write_html
from kg.ontology import load_relations
from tests.export.by_hand import SETTINGS as BY_HAND
from tests.view.town import documents, town

SETTINGS = replace(BY_HAND, relations=tuple(file.spec for file in load_relations()))
SLOW = 20_000  # milliseconds, for a machine that has other things to do
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page as a file."""
    out = tmp_path_factory.mktemp("view")
    documents(out)
    write_html(town(), out / "graph.html", replace(SETTINGS, texts=out))
    return (out / "graph.html").as_uri()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the page, ready; afterwards nothing may have gone wrong, or been asked of a network."""
    wrong: list[str] = []
    expect.set_options(timeout=SLOW)
    contexts = []

    def open_at(place: str = "", *, of: str = address, **traits: object) -> Page:
        given = {"locale": "zh-CN", "reduced_motion": "reduce", **traits}
        context = browser.new_context(**given)  # type: ignore[arg-type]  # as playwright has them
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SLOW)
        page.on("console", lambda line: wrong.append(line.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(of) else wrong.append(r.url))
        page.goto(of + place)
        expect(page.locator("html")).to_have_attribute("data-ready", "true")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(open_page: Open) -> Page:
    """The page, as it opens."""
    return open_page()
