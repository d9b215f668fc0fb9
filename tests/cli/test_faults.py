"""What goes wrong in a build, in one line each: a full disk, two builds at once, a page that fails."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.graph.store import STORE, locked
from kg.model import Document, DocumentRecord
from kg.record import read_record
from kg.workers import reader
from tests.running import PAGE, read_json, read_tree, run_kg, write_page

pytestmark = pytest.mark.slow
CITIES = "青石 白河 云岭 远山".split()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Four pages."""
    for city in CITIES:
        write_page(tmp_path / "pages" / f"{city}.txt", PAGE.replace("青石", city))
    return tmp_path / "pages"


def test_workers_and_history_change_no_byte(pages: Path, tmp_path: Path) -> None:
    """Two workers, a page added, taken away again: the files are those of a plain build."""
    one, two = tmp_path / "one", tmp_path / "two"
    assert run_kg("build", pages, "-o", one, "--format", "all").code == 0
    assert run_kg("build", pages, "-o", two, "--format", "all", "--workers", "2").code == 0
    assert read_tree(two) == read_tree(one)
    write_page(pages / "new.txt", PAGE.replace("青石", "红河"))
    assert run_kg("build", pages, "-o", two).code == 0
    (pages / "new.txt").unlink()
    run = run_kg("build", pages, "-o", two, "--format", "all", "-v")
    assert run.code == 0
    assert read_tree(two) == read_tree(one)
    assert run_kg("validate", two).code == 0


def test_a_page_that_makes_a_stage_fail_is_put_aside(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named in the summary, the warnings and build.json; its traceback is in the store."""

    def fails(document: Document, *more: Any) -> DocumentRecord:
        if document.name == "白河.txt":
            raise ZeroDivisionError("a slip\nof ours")
        return read_record(document, *more)

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(reader, "read_record", fails)
        run = run_kg("build", pages, "-o", out)
        strict = run_kg("build", pages, "-o", tmp_path / "strict", "--strict")
    assert (run.code, strict.code) == (0, 1)
    assert "skipped          1  (白河.txt; why:" in run.err
    (skipped,) = read_json(out / "build.json")["skipped"]
    reason = "白河.txt: is left out: reading it failed (ZeroDivisionError: a slip)"
    assert skipped["reason"].startswith(reason)
    assert f"Warning: {reason}" in run.err
    db = sqlite3.connect(out / STORE)
    ((name, traceback),) = db.execute("SELECT name, traceback FROM faults")
    db.close()
    assert (name, "in fails" in traceback) == ("白河.txt", True)
    assert run_kg("build", pages, "-o", out).code == 0
    assert run_kg("build", pages, "-o", tmp_path / "plain").code == 0
    assert read_tree(out) == read_tree(tmp_path / "plain")


def test_a_second_build_into_one_folder_is_refused(pages: Path, tmp_path: Path) -> None:
    """In one line, at once; kg link as well."""
    out = tmp_path / "out"
    assert run_kg("build", pages, "-o", out).code == 0
    table = write_page(tmp_path / "links.tsv", "青石农商银行\thttps://example.org/1\n")
    with locked(out):
        runs = run_kg("build", pages, "-o", out), run_kg("link", out, "--table", table)
    for run in runs:
        assert run.code == 1
        assert "another kg is at work in this folder" in run.err


def test_a_damaged_store_is_replaced(pages: Path, tmp_path: Path) -> None:
    """It costs the time to read again; the files are the same."""
    out = tmp_path / "out"
    assert run_kg("build", pages, "-o", out).code == 0
    before = read_tree(out)
    (out / STORE).write_bytes(b"no store")
    run = run_kg("build", pages, "-o", out)
    assert run.code == 0
    assert "is damaged" in run.err
    assert read_tree(out) == before


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare") or os.geteuid() != 0,
    reason="needs a disk of its own",
)
@pytest.mark.parametrize("kilobytes", [40, 160])
def test_a_full_disk_is_one_line(pages: Path, tmp_path: Path, kilobytes: int) -> None:
    """Wherever the room ends: status 1, no half-written file, no traceback."""
    disk = tmp_path / "disk"
    disk.mkdir()
    build = f"{sys.executable} -m kg build {pages} -o {disk}/out --format all"
    look = f"find {disk}/out -type f -not -path '*/.kg/*'"
    script = f"mount -t tmpfs -o size={kilobytes}k none {disk} || exit 99; {build}; echo $?; {look}"
    run = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True)
    if run.returncode == 99 or "unshare" in run.stderr:
        pytest.skip("no disk of its own to be had here")
    assert run.stdout.split() == ["1"], run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("Error: ") == 1
    assert "make room" in run.stderr
