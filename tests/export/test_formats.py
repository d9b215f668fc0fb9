"""Every format carries every edge, and is the same whatever the hash seed."""

from __future__ import annotations

import base64
import csv
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from lxml import etree

from kg.errors import ExportError
from kg.export import WRITERS, choose_formats, to_networkx
from kg.export.formats import target_of
from kg.graph import load_graph
from kg.model import Graph
from tests.export.by_hand import SETTINGS, build_here, graph

EDGES = {key for *_, key in to_networkx(graph(), SETTINGS).edges(keys=True)}
STATEMENTS = {statement.id for statement in graph().statements}


def ids_of_rdf(path: Path) -> set[str]:
    """Statements that the RDF describes."""
    formats = {".jsonld": ox.RdfFormat.JSON_LD, ".trig": ox.RdfFormat.TRIG}
    found = ox.parse(path=str(path), format=formats.get(path.suffix, ox.RdfFormat.TURTLE))
    nodes = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    return {node.rpartition("/")[2] for node in nodes if "/statement/" in node}


def ids_of_csv(path: Path) -> set[str]:
    """Edges of the table."""
    with (path / "edges.csv").open(encoding="utf-8", newline="") as stream:
        return {row["id"] for row in csv.DictReader(stream)}


def ids_of_gexf(path: Path) -> set[str]:
    """Edges of the file."""
    return {e.get("id", "") for e in etree.parse(path).iter("{http://gexf.net/1.3}edge")}


def ids_of_cyjs(path: Path) -> set[str]:
    """Edges of the file."""
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    return {edge["data"]["id"] for edge in elements["edges"]}


def ids_of_html(path: Path) -> set[str]:
    """Edges of the data block."""
    script = path.read_text(encoding="utf-8").partition('id="data">')[2].partition("</script>")[0]
    data = json.loads(zlib.decompress(base64.b64decode(script)))
    return {row[0] for row in data["statements"] if row[4] == 0}  # plans are in it besides


READERS: dict[str, tuple[Callable[[Path], set[str]], set[str]]] = {
    "ttl": (ids_of_rdf, STATEMENTS),
    "nt": (ids_of_rdf, STATEMENTS),
    "jsonld": (ids_of_rdf, STATEMENTS),
    "trig": (ids_of_rdf, STATEMENTS),
    "graphml": (lambda path: {k for *_, k in load_graph(path.parent).edges(keys=True)}, EDGES),
    "gexf": (ids_of_gexf, EDGES),
    "neo4j": (ids_of_csv, EDGES),
    "csv": (ids_of_csv, EDGES),
    "cyjs": (ids_of_cyjs, EDGES),
    "html": (ids_of_html, EDGES),
}


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_what_is_written_reads_back(name: str, tmp_path: Path) -> None:
    """A reader of the format finds every statement: RDF all, the networks those asserted."""
    path = tmp_path / target_of(name)
    WRITERS[name](graph(), path, SETTINGS)
    read, expected = READERS[name]
    assert read(path) == expected


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_an_empty_graph_can_be_written(name: str, tmp_path: Path) -> None:
    """A corpus that says nothing gives files that read back as nothing."""
    path = tmp_path / target_of(name)
    WRITERS[name](Graph((), (), (), ()), path, SETTINGS)
    assert READERS[name][0](path) == set()


def test_unknown_formats_are_refused(tmp_path: Path) -> None:
    """The error names those that exist; nothing is written."""
    with pytest.raises(ExportError, match=r"'docx'; known are csv, cyjs, gexf, graphml, html"):
        build_here(tmp_path / "out", formats=("docx",))
    assert not (tmp_path / "out").exists()


def test_all_is_every_format() -> None:
    """`all` names every writer; without it Turtle and GraphML come along."""
    assert choose_formats(["all"]) == sorted(WRITERS)
    assert choose_formats(["html", "html"]) == ["graphml", "html", "ttl"]


def test_parts_only_are_the_formats_in_parts() -> None:
    """One at least, and none that holds the graph whole."""
    assert choose_formats(["parquet", "nt-parts"], parts_only=True) == ["nt-parts", "parquet"]
    for formats in ([], ["all"], ["nt-parts", "nt"]):
        with pytest.raises(ExportError, match="parts only are formats nt-parts and parquet"):
            choose_formats(formats, parts_only=True)


BUILD = """
import sys
from pathlib import Path
from tests.export.by_hand import build_here
build_here(Path(sys.argv[1]), formats=("all",))
"""


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    """Two writes in processes of different PYTHONHASHSEED give the same bytes in every file."""
    trees = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-c", BUILD, str(out)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        files = sorted(path for path in out.rglob("*") if path.is_file())
        trees.append({path.relative_to(out).as_posix(): path.read_bytes() for path in files})
    assert len(trees[0]) > len(WRITERS) + 5
    assert trees[0] == trees[1]


def test_planned_statements_only_where_asked() -> None:
    """With `all_modalities` what is planned is an edge too, marked as such."""
    everything = to_networkx(graph(), replace(SETTINGS, all_modalities=True))
    added = {
        (values["relation"], values["modality"])
        for *_, key, values in everything.edges(keys=True, data=True)
        if key not in EDGES
    }
    assert added == {("locatedIn", "planned")}


def test_cyjs_is_what_cytoscape_reads(tmp_path: Path) -> None:
    """Networkx's reader of Cytoscape JSON finds the same nodes and edges."""
    path = tmp_path / "graph.cyjs"
    WRITERS["cyjs"](graph(), path, SETTINGS)
    data = json.loads(path.read_text(encoding="utf-8"))
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.cytoscape_graph(data))
    expected = to_networkx(graph(), SETTINGS)
    assert set(found) == set(expected)
    assert set(found.edges(keys=True)) == set(expected.edges(keys=True))
