"""The page: all of it in one file, and text of the corpus never markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.html.page import to_page_data, to_script, write_html
from kg.model import Graph
from tests.export.by_hand import BANK, CLERK, LOAN, SETTINGS, TEA, TOWN, evidence, graph

SPITEFUL = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "]]>",
    "{{data}}{{library}}\\g<0>",
    "\u2028\u2029\x00\ud800\r\n",
    "&lt;b&gt;",
]


class Page(HTMLParser):
    """The elements of a page, and what stands in each script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.sources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and whatever it would fetch."""
        self.tags.append(tag)
        self.sources += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Collect the content of scripts."""
        if self.tags and self.tags[-1] == "script":
            self.scripts[-1] += data


def page_of(content: Graph, folder: Path) -> Page:
    """The page of a graph, parsed."""
    write_html(content, folder / "graph.html", SETTINGS)
    return Page((folder / "graph.html").read_bytes().decode("utf-8"))


def spiteful(text: str) -> Graph:
    """A graph in which a text stands wherever texts of the corpus can stand."""
    bank = replace(BANK, label=text, aliases=(text,), subtype=text)
    loan = replace(LOAN, programme=text, honour=text, evidence=(evidence(text, rule=text),))
    return graph(loan, entities=(bank, TEA, TOWN, CLERK))


@pytest.mark.parametrize("text", SPITEFUL)
def test_a_name_is_never_markup(tmp_path: Path, text: str) -> None:
    """The page has the same elements whatever names say, and the data reads back."""
    plain, page = page_of(spiteful("甲"), tmp_path), page_of(spiteful(text), tmp_path)
    assert page.tags == plain.tags
    assert page.scripts[1:] == plain.scripts[1:]
    expected: Any = to_page_data(spiteful(text), SETTINGS)
    assert json.loads(page.scripts[0]) == json.loads(to_script(expected))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_data_holds_nothing_that_html_reads(text: str) -> None:
    """JSON in a script element holds neither `<` nor `>` nor `&`, and no other line ends."""
    written = to_script({"label": text})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", written)
    assert json.loads(written)["label"] == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_the_page_fetches_nothing(tmp_path: Path) -> None:
    """No element names a source, and the page's policy allows none."""
    assert page_of(graph(), tmp_path).sources == []
    text = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert len(page_of(graph(), tmp_path).scripts) == 3


def test_an_edge_bears_its_sentences() -> None:
    """Where each sentence stands, which rule read it, and what it says of amount and date."""
    data = to_page_data(graph(), SETTINGS)
    (edge,) = (edge for edge in data["edges"] if edge["id"] == LOAN.id)
    assert edge["evidence"][0] == {
        "document": "页.txt",
        "start": 8,
        "end": 25,
        "text": "青石银行向云岭茶业放贷300万元。",
        "rule": "funds/lend-to",
        "amount": "300万元",
        "date": "3月",
    }
    assert (edge["source"], edge["target"], edge["amount_text"]) == (BANK.id, TEA.id, "300万元")


def test_classes_stand_in_the_order_of_the_legend() -> None:
    """Each class of the graph once, with its label and colour."""
    data = to_page_data(graph(), SETTINGS)
    assert [(c["type"], c["label"]) for c in data["classes"]] == [
        ("Bank", "银行"),
        ("Enterprise", "企业"),
        ("Place", "地点"),
        ("Person", "人物"),
        ("Honour", "荣誉"),
        ("Group", "群体"),
    ]


def test_the_library_comes_with_its_licence() -> None:
    """cytoscape.js is shipped whole, under MIT, and could not end its script element."""
    assets = files("kg.export") / "assets"
    library = (assets / "cytoscape.min.js").read_text(encoding="utf-8")
    assert "</script" not in library
    assert "<!--" not in library
    assert "Permission is hereby granted" in (assets / "cytoscape.LICENSE.txt").read_text("utf-8")
