"""The page: all of it in one file, and text of the corpus never markup."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.html.data import to_page_data
from kg.export.html.page import pack, to_script, write_html
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
    """The elements of a page, and what stands in each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[str] = []
        self.open = ""
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.sources: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and whatever it would fetch."""
        self.tags.append(tag)
        self.open = tag
        given = dict(attrs)
        self.sources += [str(given[name]) for name in ("src", "href") if name in given]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(given["content"])
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_data(self, data: str) -> None:
        """Collect the content of scripts and styles."""
        if self.open in self.inside:
            self.inside[self.open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """What comes next is not its content."""
        self.open = ""

    @property
    def data(self) -> Any:
        """What the page is given."""
        return json.loads(zlib.decompress(base64.b64decode(self.inside["script"][0])))


def page_of(content: Graph, folder: Path) -> Page:
    """The page of a graph, parsed."""
    write_html(content, folder / "graph.html", SETTINGS)
    return Page((folder / "graph.html").read_bytes().decode("utf-8"))


def spiteful(text: str) -> Graph:
    """A graph in which a text stands wherever texts of the corpus can stand."""
    bank = replace(BANK, label=text, aliases=(text,), subtype=text)
    loan = replace(LOAN, programme=text, honour=text, evidence=(evidence(text, rule=text),))
    made = graph(loan, entities=(bank, TEA, TOWN, CLERK))
    return replace(made, articles=(replace(made.articles[0], title=text),))


@pytest.mark.parametrize("text", SPITEFUL)
def test_a_name_is_never_markup(tmp_path: Path, text: str) -> None:
    """The page has the same elements whatever names say, and the data reads back."""
    plain, page = page_of(spiteful("甲"), tmp_path), page_of(spiteful(text), tmp_path)
    assert page.tags == plain.tags
    assert page.inside["script"][1:] == plain.inside["script"][1:]
    assert page.data == json.loads(to_script(to_page_data(spiteful(text), SETTINGS)))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_data_holds_nothing_that_html_reads(text: str) -> None:
    """JSON in a script element holds neither `<` nor `>` nor `&`, and no other line ends."""
    written = to_script({"label": text})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", written)
    assert json.loads(written)["label"] == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert re.fullmatch("[A-Za-z0-9+/]+=*", pack({"label": text}))


def test_the_page_fetches_nothing_and_runs_only_what_stands_in_it(tmp_path: Path) -> None:
    """No element names a source; the policy allows the style and the two scripts by their hashes."""
    page = page_of(graph(), tmp_path)
    assert [source for source in page.sources if not source.startswith("#")] == []
    (style,), (_, *scripts) = page.inside["style"], page.inside["script"]
    hashes = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in scripts]
    own = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert page.policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}'; "
        f"style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'"
    )


def test_classes_stand_in_the_order_of_the_legend() -> None:
    """Each class of the graph once, with its labels."""
    data = to_page_data(graph(), SETTINGS)
    assert [(c["name"], c["zh"], c["en"]) for c in data["classes"]] == [
        ("Bank", "银行", "Bank"),
        ("Enterprise", "企业", "Enterprise"),
        ("Place", "地点", "Place"),
        ("Person", "人物", "Person"),
        ("Honour", "荣誉", "Honour"),
        ("Group", "群体", "Group"),
    ]


def test_the_library_comes_with_its_licence() -> None:
    """cytoscape.js is shipped whole, under MIT, and could not end its script element."""
    assets = files("kg.export") / "assets"
    for name in ("cytoscape.min.js", "viewer.js"):
        script = (assets / name).read_text(encoding="utf-8")
        assert "</script" not in script
        assert "<!--" not in script
    assert "Permission is hereby granted" in (assets / "cytoscape.LICENSE.txt").read_text("utf-8")
    assert "Permission is hereby granted" in (assets / "cytoscape.min.js").read_text("utf-8")
