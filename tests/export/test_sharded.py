"""The graph in parts says what it says whole."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.export import sharded
from kg.export.rdf import write_ntriples
from kg.export.tables import TABLES
from kg.graph import load_graph
from kg.model import Entity, Graph
from kg.query.validate import Validation
from tests.export.by_hand import SETTINGS, build_here, graph

pq = pytest.importorskip("pyarrow.parquet")


def plain(value: Any) -> Any:
    """A row as JSON has it, without what is empty."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    return [plain(item) for item in value] if isinstance(value, list) else value


def test_parts_of_triples_are_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One behind the other they are `graph.nt`; no part is longer than said."""
    monkeypatch.setattr(sharded, "BLOCKS", 3)
    write_ntriples(graph(), tmp_path / "graph.nt", SETTINGS)
    sharded.write_nt_parts(graph(), tmp_path / "parts", SETTINGS)
    parts = sorted((tmp_path / "parts").iterdir())
    assert [path.name for path in parts[:2]] == ["00000.nt", "00001.nt"]
    texts = [path.read_text(encoding="utf-8") for path in parts]
    assert "".join(texts) == (tmp_path / "graph.nt").read_text(encoding="utf-8")
    assert {len({line.split()[0] for line in text.splitlines()}) for text in texts} <= {1, 2, 3}


def test_parts_only_leave_no_file_that_holds_the_graph_whole(tmp_path: Path) -> None:
    """They are those of any build, and so are the tables and texts beside them."""
    whole = build_here(tmp_path / "a", formats=("nt-parts",))
    parts = build_here(tmp_path / "b", formats=("nt-parts",), parts_only=True)
    assert set(whole) - set(parts) == {"graph.ttl", "graph.graphml"}
    for name in set(parts) - {"build.json"}:
        assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes()
    assert "graph.ttl" not in {fault.where for fault in Validation(tmp_path / "b").faults()}
    with pytest.raises(InputError, match=r"graph\.ttl: not there: the build is in parts"):
        load_graph(tmp_path / "b", "rdflib")


def test_parquet_holds_the_rows_of_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every column and every row, in order, over all parts."""
    monkeypatch.setattr(sharded, "ROWS", 2)
    monkeypatch.setattr(sharded, "_GROUP", 1)
    sharded.write_parquet(graph(), tmp_path / "parquet", SETTINGS)
    for name, rows_of in TABLES.items():
        folder = tmp_path / "parquet" / name.removesuffix(".jsonl")
        rows = [row for path in sorted(folder.iterdir()) for row in pq.read_table(path).to_pylist()]
        for row in rows:
            if "roles" in row:
                row["roles"] = dict(row["roles"])
        assert [plain(row) for row in rows] == [plain(row) for row in rows_of(graph())]


def test_columns_that_others_make_are_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are made of the lines of the tables, a few rows each; so is what no UTF-8 holds."""
    monkeypatch.setattr(sharded, "ROWS", 4)
    monkeypatch.setattr(sharded, "_GROUP", 2)
    sent: list[str] = []

    def spread(work: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        for part in parts:
            sent.append(part.table)
            yield pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(part)))  # noqa: S301

    strange = (
        *graph().entities,
        Entity("https://kg.example/entity/x", "Bank", None, "行\udc80\u2028"),
    )
    content = replace(graph(), entities=strange)
    build_here(tmp_path / "one", formats=("parquet",), content=content)
    settings = replace(SETTINGS, spread=spread)
    build_here(tmp_path / "many", formats=("parquet",), content=content, settings=settings)
    for path in (tmp_path / "one").rglob("*.parquet"):
        other = tmp_path / "many" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes(), path
    assert sent.count("statements") > 1


def test_an_empty_graph_has_no_parts(tmp_path: Path) -> None:
    """Nor is it an error."""
    nothing = Graph((), (), (), ())
    sharded.write_parquet(nothing, tmp_path / "parquet", SETTINGS)
    assert [list(path.iterdir()) for path in (tmp_path / "parquet").iterdir()] == [[]] * 4


def test_a_build_has_them_by_name_only(tmp_path: Path) -> None:
    """`all` leaves them out; named beside it they are there, and listed in build.json."""
    assert not any("parquet" in name for name in build_here(tmp_path / "a", formats=("all",)))
    names = build_here(tmp_path / "b", formats=("nt-parts", "parquet"))
    assert {"nt-parts/00000.nt", "parquet/entities/00000.parquet"} <= set(names)
    again = build_here(tmp_path / "c", formats=("nt-parts", "parquet"))
    assert names == again
    for name in names:
        assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "c" / name).read_bytes(), name
