"""Ten thousand hostile graphs are written, and read back equal by programs of others.

`KG_HOSTILE_GRAPHS` says how many, 10,000 where it is not set. Layout is not what is tried here:
every node stands at (0, 0).
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.export import ExportSettings, to_networkx
from kg.export.cyjs import write_cyjs
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.neo4j import write_neo4j
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network import view as views
from kg.export.network.colours import Colour
from kg.export.spreadsheet import write_csv
from kg.model import Graph
from tests.export.adversary import hostile_graph
from tests.export.by_hand import SPECS
from tests.export.by_node import read_in_node

MANY = int(os.environ.get("KG_HOSTILE_GRAPHS", "10000"))
SOME = max(1, MANY // 20)
SETTINGS = ExportSettings(version="0.0.0", all_modalities=True, relations=SPECS)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def hostile(count: int) -> Callable[[Callable[[Path, int], None]], Callable[..., None]]:
    """A test of that many seeds; hypothesis chooses them, and names the one that fails."""
    return lambda test: settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(given(seed=st.integers(0, 2**62))(test))


@pytest.fixture(autouse=True, scope="module")
def no_layout() -> Iterator[None]:
    """Every node at one place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "place_nodes", lambda size, *_: np.zeros((2, size)))
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one graph after another is written."""
    return tmp_path_factory.mktemp("hostile")


def nodes_of(view: nx.MultiDiGraph[str]) -> dict[str, dict[str, Any]]:
    """Attributes by node."""
    return {node: values for node, values in view.nodes(data=True)}  # noqa: C416 - mypy


def edges_of(view: nx.MultiDiGraph[str]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Ends and attributes by key."""
    return {key: (a, b, values) for a, b, key, values in view.edges(keys=True, data=True)}


def shown(text: str | None) -> str | None:
    """What every file shows of a text, by the documentation."""
    return None if text is None else FORBIDDEN.sub("\ufffd", text)


@hostile(MANY)
def test_networkx_reads_graphml_back_equal(folder: Path, seed: int) -> None:
    """Nodes, edges, keys, values and their types are those that were written, and of the records."""
    graph = hostile_graph(seed)
    path = folder / "graph.graphml"
    write_graphml(graph, path, SETTINGS)
    view = to_networkx(graph, SETTINGS)
    found = cast(
        "nx.MultiDiGraph[str]", nx.read_graphml(path, force_multigraph=True, edge_key_type=str)
    )
    assert nodes_of(found) == nodes_of(view)
    read = {
        key: (a, b, {k: v for k, v in values.items() if k != "id"})
        for key, (a, b, values) in edges_of(found).items()
    }
    assert read == edges_of(view)
    check_records(graph, view)


def check_records(graph: Graph, view: nx.MultiDiGraph[str]) -> None:
    """Entities and the statements between them are all there, after the documented replacement."""
    for entity in graph.entities:
        values = view.nodes[entity.id]
        assert values["label"] == shown(entity.label)
        assert values.get("subtype") == shown(entity.subtype)
        aliases = [shown(alias.replace("; ", "；")) for alias in entity.aliases]
        assert values.get("aliases", "") == "; ".join(map(str, aliases))
    edges = edges_of(view)
    for statement in graph.statements:
        drawn = edges.pop(statement.id, None)
        given = (statement.object, statement.object_text)
        assert (drawn is not None) == (statement.subject is not None and given != (None, None))
        if drawn:
            values = drawn[2]
            assert drawn[0] == statement.subject
            assert statement.object in (None, drawn[1])
            sentences = dict.fromkeys(item.text for item in statement.evidence)
            assert values["evidence"] == shown("\n".join(sentences))
            assert values.get("programme") == shown(statement.programme)
            assert (values["relation"], values["modality"]) == (
                statement.relation,
                statement.modality,
            )
    assert {values["relation"] for _, _, values in edges.values()} <= {"receivedHonour"}


@hostile(SOME)
def test_igraph_reads_graphml_back_equal(folder: Path, seed: int) -> None:
    """The same nodes, edges and texts; igraph knows no missing text, only an empty one."""
    igraph = pytest.importorskip("igraph", reason="igraph is a test dependency (GPL)")
    graph = hostile_graph(seed)
    path = folder / "graph.graphml"
    write_graphml(graph, path, SETTINGS)
    view = to_networkx(graph, SETTINGS)
    found = igraph.Graph.Read_GraphML(str(path))
    texts = [name for name, kind in NODE_COLUMNS.items() if kind is str]
    assert {v["id"]: [v[name] for name in texts] for v in found.vs} == {
        node: [values.get(name, "") for name in texts] for node, values in view.nodes(data=True)
    }
    texts = [name for name, kind in EDGE_COLUMNS.items() if kind is str]
    ids = found.vs["id"] if found.vcount() else []
    assert sorted(
        (ids[e.source], ids[e.target], *(e[name] for name in texts)) for e in found.es
    ) == sorted(
        (a, b, *(values.get(name, "") for name in texts))
        for a, b, values in edges_of(view).values()
    )


@hostile(SOME)
def test_tables_are_read_back_equal(folder: Path, seed: int) -> None:
    """csv, without the apostrophe before a formula; neo4j, with its full-width signs."""
    graph = hostile_graph(seed)
    view = to_networkx(graph, SETTINGS)
    out = folder / f"{seed}"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    write_csv(graph, out / "csv", SETTINGS)
    write_neo4j(graph, out / "neo4j", SETTINGS)
    for kind, rows in (
        ("nodes", nodes_of(view)),
        ("edges", {key: values for key, (_, _, values) in edges_of(view).items()}),
    ):
        columns = NODE_COLUMNS if kind == "nodes" else EDGE_COLUMNS
        table = {row["id"]: row for row in rows_of(out / "csv" / f"{kind}.csv")}
        assert set(table) == set(rows)
        loaded = {
            row.get("id:ID", row.get("id")): row for row in rows_of(out / "neo4j" / f"{kind}.csv")
        }
        assert set(loaded) == set(rows)
        for key, values in rows.items():
            for name in columns:
                text = "" if values.get(name) is None else str(values[name])
                assert re.sub("^'(?='*[=+\\-@\t\r\n＝＋－＠])", "", table[key][name]) == text
                cell = next(v for k, v in loaded[key].items() if k.partition(":")[0] == name)
                if name not in ("aliases", "document"):
                    assert cell == re.sub(r"\\(?=\"|\Z)", "＼", text)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@hostile(SOME)
def test_cyjs_is_read_back_equal(folder: Path, seed: int) -> None:
    """Every attribute of every element."""
    graph = hostile_graph(seed)
    view = to_networkx(graph, SETTINGS)
    path = folder / "graph.cyjs"
    write_cyjs(graph, path, SETTINGS)
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    for kind, rows in (
        ("nodes", nodes_of(view)),
        ("edges", {key: values for key, (_, _, values) in edges_of(view).items()}),
    ):
        found = {element["data"]["id"]: element["data"] for element in elements[kind]}
        assert set(found) == set(rows)
        for key, values in rows.items():
            seen = {name: value for name, value in values.items() if name not in ("x", "y", "z")}
            assert seen.items() <= found[key].items()


def test_graphology_and_cytoscape_read_all_of_them(folder: Path) -> None:
    """GraphML and GEXF as Gephi Lite has them, and cyjs, in Node: equal in every attribute."""
    count = min(300, SOME)
    graphs = [hostile_graph(seed) for seed in range(count)]
    writers = {"graphml": write_graphml, "gexf": write_gexf, "cyjs": write_cyjs}
    paths = []
    for number, graph in enumerate(graphs):
        for suffix, write in writers.items():
            paths.append(folder / f"{number}.{suffix}")
            write(graph, paths[-1], SETTINGS)
    read = iter(read_in_node(paths))
    for graph in graphs:
        view = to_networkx(graph, SETTINGS)
        for suffix in writers:
            assert next(read) == as_in_node(view, suffix), suffix


def as_in_node(view: nx.MultiDiGraph[str], suffix: str) -> dict[str, Any]:
    """What `read.js` must find."""
    nodes = {node: in_format(values, suffix) for node, values in view.nodes(data=True)}
    edges: dict[str, Any] = {}
    for key, (source, target, values) in edges_of(view).items():
        ends: dict[str, Any] = {"source": source, "target": target}
        if suffix == "cyjs":
            look = {"id": key, "key": key, "interaction": values["relation"]}
            edges[key] = {**ends, **look, **in_format(values, suffix)}
        else:
            found = in_format(values, suffix)
            if suffix == "gexf":
                found["kind"] = values["relation"]
            edges[key] = {**ends, "directed": True, "attributes": found}
    if suffix == "cyjs":
        for node, values in nodes.items():
            values |= {"id": node, "value": node, "name": values["label"]}
        return {"nodes": nodes, "edges": edges}
    kind = "mixed" if suffix == "gexf" and not edges else "directed"  # an edge tells
    return {"type": kind, "nodes": nodes, "edges": edges}


def in_format(values: dict[str, Any], suffix: str) -> dict[str, Any]:
    """The look as the library has it, and what is empty."""
    rgb = tuple(values[name] for name in "rgb")
    if suffix == "cyjs":
        data = {k: v for k, v in values.items() if k != "z"} | {"color": Colour(*rgb).hex}
        return data | ({"y": -values["y"]} if "y" in values else {})
    data = {name: value for name, value in values.items() if name not in "rgb"}
    if suffix == "graphml":
        return data | {"color": Colour(*rgb).hex}
    if not data["label"]:  # graphology takes no empty label from GEXF
        del data["label"]
    return data | {"color": f"rgb({rgb[0]},{rgb[1]},{rgb[2]})"}
