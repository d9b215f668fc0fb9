"""A folder that holds no build, or no whole one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.by_hand import write
from tests.running import run_kg

COMMANDS = [
    ["diff", "{}", "{}"],
    ["entities", "{}"],
    ["export", "{}", "-o", "-", "--format", "ttl"],
    ["link", "{}", "--table", "{}/links.tsv"],
    ["path", "{}", "青石银行", "云岭茶业"],
    ["query", "{}", "--ask", "who-funds-whom"],
    ["serve", "{}"],
    ["show", "{}", "青石银行"],
    ["stats", "{}"],
    ["validate", "{}"],
    ["view", "{}", "--no-open"],
    ["view", "{}", "--no-open", "--at", "青石银行"],
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A whole build, with a table of links in it."""
    folder = write(tmp_path / "out")
    (folder / "links.tsv").write_text("", "utf-8")
    return folder


def fault(arguments: list[str], out: Path) -> str:
    """The one line that a command says, and nothing else."""
    run = run_kg(*(word.replace("{}", str(out)) for word in arguments))
    assert run.code in (1, 2)
    assert (run.out, run.err.count("\n")) == ("", 1)
    return run.err.removesuffix("\n")


@pytest.mark.parametrize("arguments", COMMANDS)
def test_files_without_the_record_of_their_build_are_not_read(
    arguments: list[str], out: Path
) -> None:
    """It is written last: without it they may be of two builds. What is missing, how it is made."""
    (out / "build.json").unlink()
    said = f"{out / 'build.json'}: not there; make it with: kg build TEXTS -o {out}"
    assert fault(arguments, out) == f"Error: {said}"


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_broken_record_is_told_in_one_way(arguments: list[str], out: Path) -> None:
    """Whichever command reads it: which file, what is wrong, what to do."""
    path = out / "build.json"
    path.write_bytes(path.read_bytes()[:100])
    said = f"{path}: not the record of a build (Input data was truncated); build again"
    assert fault(arguments, out) == f"Error: {said}"
