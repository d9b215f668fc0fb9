"""Bad input and bad output folders: one clear line, the right exit status, nothing lost."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

import kg
from tests.running import (
    PAGE,
    read_json,
    read_lines,
    read_tree,
    run_kg,
    spawn_kg,
    write_page,
)

pytestmark = pytest.mark.slow

SPOILT = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0" * 9,
    "undecodable.txt": PAGE.encode("utf-8") + b"\xff\xfe\xfa\xc3\x28 \xa0\xa1" * 3,
}


def faults(error: str) -> list[str]:
    """The lines of stderr that report something."""
    return [line for line in error.splitlines() if line.startswith(("Error: ", "Warning: "))]


def test_a_missing_path_is_wrong_usage(tmp_path: Path) -> None:
    """A path that is not there is named, in one line, with exit status 2; nothing is written."""
    run = run_kg("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert run.code == 2
    assert len(faults(run.err)) == 1
    assert "nowhere" in run.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "INPUT"),
        (["--format", "docx"], "docx"),
        (["--rules", "nowhere"], "nowhere"),
        (["--colour", "red"], "--colour"),
        (["--encoding", "klingon"], "klingon"),
        (["--encoding", "base64"], "base64"),
        (["--base-iri", "not an iri"], "not an iri"),
        (["--base-iri", ""], "''"),
        (["--rules", "."], "no relation files"),
    ],
)
def test_wrong_usage_is_status_2(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """What is wrong is named; a format that does not exist comes with those that do."""
    inputs = [page] if arguments else []
    monkeypatch.chdir(page.parent)
    run = run_kg("build", *inputs, "-o", tmp_path / "out", *arguments)
    assert run.code == 2
    assert said in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "out").exists()


def test_two_inputs_of_one_name_are_status_2(page: Path, tmp_path: Path) -> None:
    """No content of theirs could be built: the call is wrong. Standard input is `stdin`."""
    other = write_page(tmp_path / "other" / page.name)
    stdin = write_page(tmp_path / "stdin")
    for inputs in ([page, other], ["-", stdin]):
        run = run_kg("build", *inputs, "-o", tmp_path / "out", stdin=b"")
        assert run.code == 2
        assert len(faults(run.err)) == 1
        assert str(inputs[1]) in run.err


@pytest.mark.parametrize("name", sorted(SPOILT))
def test_a_spoilt_file_does_not_stop_the_batch(page: Path, tmp_path: Path, name: str) -> None:
    """It is reported once, by name, on stderr and in build.json; the other pages are built."""
    write_page(page.parent / name, SPOILT[name])
    out = tmp_path / "out"
    run = run_kg("build", page.parent, "-o", out)
    assert run.code == 0
    assert [line for line in faults(run.err) if name in line] == faults(run.err)
    assert len(faults(run.err)) == 1
    report = read_json(out / "build.json")
    assert name in str(report["warnings"]) + str(report["skipped"])
    assert "云岭茶业有限公司" in (out / "entities.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(SPOILT) - {"empty.txt", "blank.txt"}))
def test_a_spoilt_file_alone_is_status_1(tmp_path: Path, name: str) -> None:
    """Where nothing can be built the status is 1, the file is named, and OUT is not made."""
    page = write_page(tmp_path / name, SPOILT[name])
    run = run_kg("build", page, "-o", tmp_path / "out")
    assert run.code == 1
    assert name in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_texts_is_status_1(tmp_path: Path) -> None:
    """A folder that holds no text is named, with what a text is."""
    write_page(tmp_path / "pages" / "table.xlsx", b"PK")
    run = run_kg("build", tmp_path / "pages", "-o", tmp_path / "out")
    assert run.code == 1
    assert "pages" in run.err
    assert ".txt" in run.err
    assert not (tmp_path / "out").exists()


def test_strict_takes_a_warning_for_an_error(page: Path, tmp_path: Path) -> None:
    """With --strict a warning ends the build with status 1 and leaves OUT as it was."""
    write_page(page.parent / "empty.txt", b"")
    out = tmp_path / "out"
    assert run_kg("build", page, "-o", out).code == 0
    before = read_tree(out)
    run = run_kg("build", page.parent, "-o", out, "--strict")
    assert run.code == 1
    assert "empty.txt" in run.err
    assert "--strict" in run.err
    assert read_tree(out) == before


def test_strict_without_a_warning_builds(page: Path, tmp_path: Path) -> None:
    """--strict changes nothing where there is nothing to warn of."""
    assert run_kg("build", page, "-o", tmp_path / "a", "--strict").code == 0
    assert run_kg("build", page, "-o", tmp_path / "b").code == 0
    assert read_tree(tmp_path / "a") == read_tree(tmp_path / "b")


def test_control_characters_are_kept_in_the_text(tmp_path: Path) -> None:
    """NUL and control characters stay in texts/, and the graph files can be read."""
    page = write_page(tmp_path / "page.txt", PAGE.replace("。", "\x00\x0b\x1b。\x7f"))
    out = tmp_path / "out"
    assert run_kg("build", page, "-o", out).code == 0
    assert (out / "texts" / "page.txt.txt").read_bytes() == page.read_bytes()
    check_readable(out)


def test_a_control_character_inside_a_name_does_not_break_the_files(tmp_path: Path) -> None:
    """A name with a control character in it is written so that every file reads back."""
    page = write_page(tmp_path / "page.txt", PAGE.replace("云岭茶业", "云岭\x01茶业"))
    out = tmp_path / "out"
    assert run_kg("build", page, "-o", out, "--format", "all").code == 0
    check_readable(out)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_not_unicode_is_built(page: Path, tmp_path: Path) -> None:
    """Bytes of a name that are no UTF-8 (lone surrogates in Python) break neither file nor line."""
    name = os.fsdecode(b"\xff\xfe.txt")
    write_page(page.parent / name)
    out = tmp_path / "out"
    run = spawn_kg("build", page.parent, "-v", "-o", out, "--format", "all")
    assert run.returncode == 0, run.stderr
    assert b"Traceback" not in run.stderr
    assert len(read_json(out / "build.json")["inputs"]) == 2
    check_readable(out)


def test_lone_surrogates_in_a_name_do_not_break_the_graph() -> None:
    """A Python string may hold half a character; the graph of it is built."""
    graph = kg.build_text(PAGE.replace("云岭茶业", "云岭\ud83d茶业"))
    assert "青石农商银行" in {mention.name for mention in graph.mentions}


def check_readable(out: Path) -> None:
    """Turtle and GraphML parse."""
    import networkx
    import rdflib

    assert len(rdflib.Graph().parse(out / "graph.ttl")) > 0
    assert networkx.read_graphml(out / "graph.graphml").number_of_nodes() > 0


def test_text_without_chinese_is_built_and_reported(tmp_path: Path) -> None:
    """A page in another language is no error: it gives nothing, and that is said."""
    page = write_page(tmp_path / "page.txt", "The bank lent the tea company three million yuan.\n")
    run = run_kg("build", page, "-o", tmp_path / "out")
    assert run.code == 0
    assert len(faults(run.err)) == 1
    assert "page.txt" in run.err
    assert (tmp_path / "out" / "statements.jsonl").read_bytes() == b""


def test_a_line_of_two_million_characters_is_read_to_its_end(tmp_path: Path) -> None:
    """What stands at the end of one huge line is found, with its offsets; nothing is cut off."""
    line = PAGE.replace("\n", "")
    page = write_page(tmp_path / "page.txt", line + "0123456789" * 200_000 + line)
    out = tmp_path / "out"
    run = run_kg("build", page, "-o", out)
    assert run.code == 0, run.err
    funds = [s for s in read_lines(out / "statements.jsonl") if s["relation"] == "funds"]
    assert [[e["end"] > 2_000_000 for e in s["evidence"]] for s in funds] == [[False, True]]


def test_a_long_line_takes_time_by_its_length_alone(tmp_path: Path) -> None:
    """Four times the line takes about four times as long: no stage compares all with all."""
    line = PAGE.replace("\n", "")
    seconds = []
    for times in (100, 400):
        page = write_page(tmp_path / f"{times}.txt", line * times)
        started = time.process_time()
        assert run_kg("build", page, "-o", tmp_path / f"out{times}").code == 0
        seconds.append(time.process_time() - started)
    assert seconds[1] < 8 * seconds[0]


def test_a_file_in_the_way_of_out_is_status_1(page: Path, tmp_path: Path) -> None:
    """OUT that is a file is named, and stays."""
    out = write_page(tmp_path / "out", b"mine")
    run = run_kg("build", page, "-o", out)
    assert run.code == 1
    assert len(faults(run.err)) == 1
    assert "out" in run.err
    assert out.read_bytes() == b"mine"


def test_out_below_a_file_is_status_1(page: Path, tmp_path: Path) -> None:
    """A folder that cannot be made is an error in one line."""
    write_page(tmp_path / "file", b"mine")
    run = run_kg("build", page, "-o", tmp_path / "file" / "out")
    assert run.code == 1
    assert len(faults(run.err)) == 1


FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))"
KILL = """
import os, signal
real, left = os.replace, [{count}]
def replace(*arguments, **options):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
os.replace = replace
"""


def test_a_full_disk_is_status_1_and_leaves_no_half_file(page: Path, tmp_path: Path) -> None:
    """Where a file cannot be written to its end the error is one line and no such file is left."""
    pytest.importorskip("resource")
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert run_kg("build", page, "-o", whole).code == 0
    run = spawn_kg("build", page, "-o", out, before=FULL_DISK)
    said = run.stderr.decode("utf-8")
    assert run.returncode == 1
    assert "Traceback" not in said
    assert len(faults(said)) == 1
    complete = read_tree(whole)
    assert {name: complete.get(name) for name in read_tree(out)} == read_tree(out)
    assert not (out / "build.json").exists()


@pytest.mark.parametrize("count", [0, 3])
def test_a_kill_while_writing_leaves_no_half_file(page: Path, tmp_path: Path, count: int) -> None:
    """Killed at a rename, OUT holds whole files and no build.json; the next run mends it."""
    pytest.importorskip("resource")
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert run_kg("build", page, "-o", whole).code == 0
    complete = read_tree(whole)
    run = spawn_kg("build", page, "-o", out, before=KILL.format(count=count))
    assert run.returncode == -9
    named = {name: data for name, data in read_tree(out).items() if name in complete}
    assert named == {name: complete[name] for name in named}
    assert "build.json" not in named
    assert run_kg("build", page, "-o", out).code == 0
    assert read_tree(out) == complete
