"""The picture of the figures."""

from __future__ import annotations

import struct
import sys
from dataclasses import replace

import pytest

from kg.analysis import fonts
from kg.analysis.plot import draw
from kg.analysis.statistics import count
from kg.errors import InputError
from kg.model import Graph
from tests.analysis.by_hand import TEA, corpus

FIGURES = count(corpus(), documents=3)


@pytest.fixture
def font() -> None:
    """A Chinese font, where one is installed."""
    try:
        fonts.chinese_font()
    except InputError:
        pytest.skip("no Chinese font is installed")


@pytest.mark.usefixtures("font")
def test_a_picture_is_the_same_every_time() -> None:
    """As PNG of one size, and as SVG; without a date in it."""
    first, second = (draw(FIGURES, "三页") for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert struct.unpack(">II", first[16:24]) == (1350, 840)
    assert b"<dc:date>" not in draw(FIGURES, "三页", "svg")


@pytest.mark.usefixtures("font")
def test_any_graph_can_be_drawn() -> None:
    """An empty one; names with characters that no font has, or that are no formula."""
    assert draw(count(Graph((), (), (), ()), documents=0), "", "svg")
    odd = replace(TEA, label="$x^$ \U0002a6d6\x1b[31m")
    graph = corpus()
    graph = replace(graph, entities=tuple(odd if e == TEA else e for e in graph.entities))
    assert draw(count(graph, documents=3), "$y^", "svg")


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font, or matplotlib with the command that installs it."""
    pytest.importorskip("matplotlib")
    fonts.chinese_font.cache_clear()
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", lambda: [__file__])
    with pytest.raises(InputError, match="no font with Chinese characters is installed"):
        draw(FIGURES, "")
    fonts.chinese_font.cache_clear()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(InputError, match=r"pip install 'kg-news\[plot\]'"):
        draw(FIGURES, "")
