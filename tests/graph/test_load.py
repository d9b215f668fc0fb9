"""What cannot be loaded is said in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.graph import load_graph

UNDIRECTED = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">'
    '<node id="a"/></graph></graphml>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "not there"),
        ("", "not a readable GraphML file"),
        ("<graphml><graph", "not a readable GraphML file"),
        ("<html/>", "not a readable GraphML file"),
        (UNDIRECTED, "no direction"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    """The error names the file and what is wrong with it."""
    if content is not None:
        (tmp_path / "graph.graphml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        load_graph(tmp_path)
    assert "graph.graphml" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
