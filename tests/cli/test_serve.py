"""`kg serve`: what keeps it from starting is said in one line."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from tests.export.by_hand import build_here
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.running import run_kg


def make_build(folder: Path, turtle: str = "<a:a> <a:b> 1 .") -> Path:
    """A build with another graph in it."""
    build_here(folder, content=small_graph(), documents=(), settings=SETTINGS)
    (folder / "graph.ttl").write_text(turtle, encoding="utf-8")
    return folder


@pytest.mark.parametrize("missing", ["build.json", "graph.ttl"])
def test_a_folder_without_a_graph_is_refused(tmp_path: Path, missing: str) -> None:
    """It is no whole build."""
    (make_build(tmp_path) / missing).unlink()
    run = run_kg("serve", tmp_path)
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        f"Error: {tmp_path / missing}: not there; make it with: kg build TEXTS -o {tmp_path}\n"
    )


def test_a_graph_that_is_no_turtle_is_refused(tmp_path: Path) -> None:
    """With file, and what the parser says."""
    run = run_kg("serve", make_build(tmp_path, "<a:a> <a:b> ."), "--port", "0")
    assert run.code == 1
    assert run.err.startswith(f"Error: {tmp_path / 'graph.ttl'}: cannot be read as RDF: ")
    assert run.err.count("\n") == 1


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """With what would be right."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        run = run_kg("serve", make_build(tmp_path), "--port", port)
    assert run.code == 1
    assert run.err == (
        f"Error: 127.0.0.1:{port}: the port is taken; choose another with --port, or 0 for a free one\n"
    )


def test_an_address_that_is_not_ours_is_said(tmp_path: Path) -> None:
    """One of another machine (of the range for documentation)."""
    run = run_kg("serve", make_build(tmp_path), "--host", "192.0.2.1")
    assert run.code == 1
    assert run.err.startswith("Error: 192.0.2.1:8000: cannot be listened on: ")
    assert run.err.count("\n") == 1


def test_without_the_extra_its_name_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's libraries are not installed with the rest."""
    for name in [name for name in sys.modules if name.startswith("kg.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    run = run_kg("serve", make_build(tmp_path))
    assert run.code == 1
    assert run.err == (
        "Error: kg serve needs uvicorn, which is not installed: pip install 'kg-news[serve]'\n"
    )


@pytest.mark.parametrize(
    "options", [("--timeout", "0"), ("--max-rows", "0"), ("--port", "70000"), ("--workers", "0")]
)
def test_limits_that_make_no_sense_are_wrong_usage(
    tmp_path: Path, options: tuple[str, str]
) -> None:
    """Exit status 2, as for any wrong usage."""
    assert run_kg("serve", make_build(tmp_path), *options).code == 2
