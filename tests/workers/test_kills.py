"""A build that is killed loses what it has in hand, and nothing else (`kills.txt` says when)."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.graph.store import STORE
from kg.model import Document, DocumentRecord
from kg.record import read_record
from kg.workers import reader
from tests.running import PAGE, read_tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
]
MOMENTS = [
    (float(part), state)
    for part, state in (
        line.split()
        for line in Path(__file__).with_name("kills.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
]
ALL = bool(os.environ.get("KG_ALL_KILLS"))
CITIES = "青石 白河 云岭 远山 高岭 红河 松江 柳河".split()


def write_pages(folder: Path, cities: list[str]) -> Path:
    """A page for each city."""
    folder.mkdir()
    for city in cities:
        (folder / f"{city}.txt").write_text(PAGE.replace("青石", city), encoding="utf-8")
    return folder


def in_a_child(act: Callable[[], object], after: float | None = None) -> None:
    """Run in a copy of this process, with all that is loaded; kill it after so many seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that libraries hold
        child = os.fork()
    if not child:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert after is not None or status == 0


def saved(out: Path) -> set[str]:
    """The documents in the store, as a builder would find them."""
    if not (out / STORE).exists():
        return set()
    db = sqlite3.connect(out / STORE)
    try:
        return {name for (name,) in db.execute("SELECT name FROM records")}
    except sqlite3.OperationalError:  # killed before there was a table
        return set()
    finally:
        db.close()


class Scene:
    """Pages, what a build of them is, an earlier build, and how long one takes."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        self.pages = write_pages(folder / "pages", CITIES)
        self.old = folder / "old"
        kg.build([write_pages(folder / "others", [CITIES[0], "蓝田"])], self.old)
        kg.build([self.pages], folder / "whole")
        self.whole = read_tree(folder / "whole")
        started = time.monotonic()
        in_a_child(lambda: self.build(folder / "timed"))
        self.seconds = time.monotonic() - started

    def build(self, out: Path) -> None:
        """Build, and write down each document that is read."""

        def noted(document: Document, *more: Any) -> DocumentRecord:
            with self.log.open("a", encoding="utf-8") as stream:
                stream.write(f"{document.name}\n")
            return read_record(document, *more)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "read_record", noted)
            kg.build([self.pages], out)

    def read(self) -> list[str]:
        """The documents read since the last time one asked."""
        names = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return names


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The scene of all kills."""
    return Scene(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize(("part", "state"), MOMENTS if ALL else MOMENTS[::3])
def test_a_kill_at_any_moment_loses_nothing(
    scene: Scene, tmp_path: Path, part: float, state: str
) -> None:
    """The next build reads no document that was saved, and ends as if there had been no kill."""
    out = tmp_path / "out"
    if state == "old":
        shutil.copytree(scene.old, out)
    scene.read()
    in_a_child(lambda: scene.build(out), part * scene.seconds)
    before, known = scene.read(), saved(out)
    assert set(before[:-1]) <= known, "only the last one was in hand"
    scene.build(out)
    assert not set(scene.read()) & known
    assert read_tree(out) == scene.whole


def test_the_list_has_fifty_moments() -> None:
    """Of a first build and of a later one, from its beginning to its end."""
    assert len(MOMENTS) == 50
    assert {state for _, state in MOMENTS} == {"new", "old"}
    assert all(0 <= part <= 1 for part, _ in MOMENTS)
