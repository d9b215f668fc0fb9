"""What the command prints, where, and on which console."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import __version__
from kg.cli import COMMANDS
from tests.running import PAGE, read_tree, run_kg, spawn_kg, write_page


def test_version() -> None:
    """`kg --version` gives the package's version on stdout."""
    assert run_kg("--version") == (0, f"kg {__version__}\n", "")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    """Help is one sentence, the options, and an example that names the command."""
    run = run_kg(command, "--help")
    assert run.code == 0
    assert f"  kg {command} " in run.out
    assert "Example" in run.out


def test_build_names_every_format_in_its_help() -> None:
    """The formats are read from the writers."""
    from kg.export import WRITERS

    said = run_kg("build", "--help").out
    assert [name for name in WRITERS if name not in said] == []


def test_help_is_quick_and_loads_no_library() -> None:
    """Help and version need neither spaCy nor the graph libraries."""
    code = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "import atexit; atexit.register(lambda: print(sorted({'spacy', 'networkx', 'rdflib',"
        " 'pyoxigraph', 'lxml', 'spacy_pkuseg'} & set(sys.modules))))\n"
        "from kg.__main__ import main; main()"
    )
    started = time.monotonic()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.splitlines()[-1] == b"[]"
    assert time.monotonic() - started < 5  # 0.2 s measured; a loaded machine gets its time


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_a_narrow_console_shows_what_it_can(tmp_path: Path, encoding: str) -> None:
    """A console without a character gets an escape for it, never an error."""
    page = write_page(tmp_path / "\u6c5f\ud83d.txt".encode("utf-8", "replace").decode(), PAGE)
    write_page(tmp_path / "㐀𠀀é.txt", b"")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    run = spawn_kg("build", tmp_path, "-v", "-o", tmp_path / "out", env=env)
    assert run.returncode == 0, run.stderr
    assert b"Traceback" not in run.stderr
    assert page.exists()
    run.stderr.decode(encoding)


@pytest.mark.slow
def test_a_build_is_quiet_where_nobody_watches(page: Path, tmp_path: Path) -> None:
    """Away from a terminal stdout is empty and stderr holds the summary alone."""
    run = run_kg("build", page, "-o", tmp_path / "out")
    assert run.out == ""
    assert [line.split()[0] for line in run.err.splitlines()[1:]] == [
        "documents",
        "articles",
        "mentions",
        "entities",
        "statements",
        "warnings",
    ]


@pytest.mark.slow
def test_verbose_names_each_document(page: Path, tmp_path: Path) -> None:
    """-v says what is read, and that it is written."""
    said = run_kg("build", page, "-o", tmp_path / "out", "-v").err
    assert said.startswith("[1/1] page.txt\nwriting\n")


@pytest.mark.slow
def test_standard_input_is_a_document(tmp_path: Path) -> None:
    """`-` reads standard input under the name stdin."""
    out = tmp_path / "out"
    assert run_kg("build", "-", "-o", out, stdin=PAGE.encode("utf-8")).code == 0
    assert (out / "texts" / "stdin.txt").read_bytes() == PAGE.encode("utf-8")


@pytest.mark.slow
def test_formats_are_a_list_or_repeated(page: Path, tmp_path: Path) -> None:
    """`--format nt,csv` and `--format nt --format csv` are the same."""
    lists = (["--format", "nt,csv"], ["--format", "csv", "--format", "nt"])
    for number, formats in enumerate(lists):
        assert run_kg("build", page, "-o", tmp_path / str(number), *formats).code == 0
    first, second = (read_tree(tmp_path / name) for name in "01")
    assert first == second
    assert "graph.nt" in first
    assert any(name.startswith("csv/") for name in first)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    """Exit status 1, and no traceback."""
    command = [sys.executable, "-m", "kg", "query", "--list"]
    with open("/dev/full", "wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    error = b"Error: standard output: No space left on device; make room for it\n"
    assert (run.returncode, run.stderr) == (1, error)
