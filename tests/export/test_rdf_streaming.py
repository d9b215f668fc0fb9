"""RDF of any size is written with little memory: what has to wait for its place waits on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kg.export.rdf import sorter, things
from kg.export.rdf.room import Room
from kg.export.rdf.sorter import Sorter
from kg.export.rdf.things import Printed, Thing, Things
from kg.model import Entity, Graph
from tests.export.rdf_graph import BANK, SETTINGS, TEA, claim, evidence, small_graph
from tests.export.test_rdf_files import WRITERS

ROOT = Path(__file__).parents[2]
PEAK = """
import resource, sys
from pathlib import Path
sys.path.insert(0, "scripts")
from made_graph import made_graph
from tests.export.test_rdf_files import SETTINGS, WRITERS
size, kind, path = sys.argv[1:]
WRITERS[kind](made_graph(int(size)), Path(path), SETTINGS)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_rows_come_sorted_as_often_as_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they fit into memory or lie in runs on disk, in files that nobody sees."""
    monkeypatch.setattr(sorter, "HELD", 7)
    rows = [(f"{n * 37 % 101}茶", n, ("\ud800", str(n))) for n in range(100)]
    with closing(Sorter(tmp_path)) as runs:
        for count, row in enumerate(rows, 1):
            runs.add(*row)
            if count % 30 == 0:
                assert list(runs) == sorted(rows[:count])
        assert list(runs) == list(runs) == sorted(rows)
    assert list(tmp_path.iterdir()) == []


def test_two_readers_do_not_disturb_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They read one file in turns."""
    monkeypatch.setattr(sorter, "HELD", 5)
    with closing(Sorter(tmp_path)) as runs:
        for n in range(200):
            runs.add(n * 7 % 200)
        assert list(zip(runs, runs, strict=True)) == [((n,), (n,)) for n in range(200)]


def test_things_are_found_by_id(tmp_path: Path) -> None:
    """A name that is no id is nothing."""
    with Room(tmp_path) as room:
        found = Things([Entity(BANK, "Bank", None, "黔山\ud800银行")], room)
        assert found.find(BANK) == Thing("Bank", "黔山\ufffd银行")
        assert found.find("黔山银行") is None
        assert found.find("\ud800") is None


def test_a_node_is_printed_once(tmp_path: Path) -> None:
    """Also one that a statement of an earlier document printed ahead."""
    with Room(tmp_path) as room:
        printed = Printed(room)
        printed.enter("a")
        asked = [("a", "1"), ("a", "1"), ("c", "1"), ("c", "1"), ("b", "1")]
        assert [printed.first(*node) for node in asked] == [True, False, True, False, True]
        printed.enter("b")
        assert not printed.first("b", "1")
        assert printed.first("b", "2")
        printed.enter("c")
        assert not printed.first("c", "1")


@pytest.mark.parametrize("kind", WRITERS)
def test_what_lies_on_disk_is_written_as_if_in_memory(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, with a row in memory at a time and one entity remembered."""
    shared = [evidence("甲与乙。", document=name) for name in ("c.txt", "a.txt", "b.txt")]
    more = (
        claim("partnersWith", BANK, TEA, *shared),
        claim("funds", BANK, TEA, *shared[::2]),
        claim("locatedIn", BANK, TEA, shared[0]),
    )
    small = small_graph()
    graph = Graph(small.articles, small.mentions, small.entities, (*small.statements, *more))
    WRITERS[kind](graph, tmp_path / "memory", SETTINGS)
    monkeypatch.setattr(sorter, "HELD", 1)
    monkeypatch.setattr(things, "_REMEMBERED", 1)
    WRITERS[kind](graph, tmp_path / "disk", SETTINGS)
    assert (tmp_path / "disk").read_bytes() == (tmp_path / "memory").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "memory"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak")
@pytest.mark.parametrize("kind", ["ttl", "trig"])
def test_twenty_times_as_many_statements_take_little_more_memory(kind: str, tmp_path: Path) -> None:
    """The records come one by one; scripts/benchmark_rdf.py measures up to a million."""
    peaks = []
    for size in (600, 12_000):
        command = [sys.executable, "-c", PEAK, str(size), kind, str(tmp_path / "graph")]
        run = subprocess.run(
            command, cwd=ROOT, env={**os.environ}, capture_output=True, check=True, text=True
        )
        peaks.append(int(run.stdout) / 1024)
    assert (tmp_path / "graph").stat().st_size > 15e6
    assert peaks[1] - peaks[0] < 30  # MB; the triples take 300 as objects


def test_things_are_found_in_memory_and_beyond(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first entities are held, the others lie on disk: both are known, and no third."""
    monkeypatch.setattr(things, "_REMEMBERED", 1)
    other = f"{BANK}二"
    with Room(tmp_path) as room:
        found = Things(
            [Entity(BANK, "Bank", None, "黔山银行"), Entity(other, "Bank", None, "乌江银行")], room
        )
        assert [found.find(BANK), found.find(other), found.find(f"{BANK}三")] == [
            ("Bank", "黔山银行"),
            ("Bank", "乌江银行"),
            None,
        ]
