"""A Dask cluster of processes of their own, started by Dask's own commands."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.entities.evidence import KNOWN
from kg.entities.joins import SPELLING
from kg.entities.people import SAME_BODY
from kg.errors import InputError, UsageError
from kg.record import Choices
from kg.workers import Cluster, Making
from kg.workers.cluster import Carried
from tests.running import PAGE, read_tree

pytest.importorskip("distributed")
pytest.importorskip("pyarrow")
REGIONS = (("太原", "迎泽"), ("大同", "平城"), ("南京", "玄武"), ("徐州", "云龙"))
IDENTITY = (
    "# 茶业\n本报讯 甲市云岭茶业有限公司（以下简称“云岭茶业”）昨日开业。甲市财政局局长张建国说，云岭茶业是甲市的企业。\n",
    "# 采茶\n本报讯 甲市消息：云岭茶业的工会昨日成立。云岭茶业工会主席李红梅说，甲市财政局给予支持。\n",
    "# 贷款\n本报讯 中国工商银行甲乙支行向甲云岭茶业有限责任公司发放贷款300万元。甲市财政局局长张建国出席。\n",
    "# 支行\n本报讯 甲市消息：工行乙支行向云岭茶业公司发放贷款200万元。张建国说，甲市财政局给予支持。\n",
    "# 工会\n本报讯 甲云岭茶业有限公司工会慰问职工。甲市总工会、甲市总派人参加。\n",
)
CITIES = "青石 白河 云岭 远山 高岭 红河 松江 柳河 蓝田 金沙".split()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Pages enough for every worker, so that one dies with work in hand."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(24):
        text = PAGE.replace("青石", CITIES[number % 10]).replace("300", str(100 + number))
        (folder / f"{number:02}.txt").write_text(text * 2, encoding="utf-8")
    page = "".join(f"<p>{line}</p>" for line in PAGE.replace("青石", "青山").splitlines())
    (folder / "24.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    return folder


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler, and the processes of its two workers."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> Path:
        log = tmp_path / f"log{len(started)}"
        command = [sys.executable, "-m", "dask", *arguments]
        with log.open("wb") as stream:
            environment = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
            process = subprocess.Popen(
                command, cwd=tmp_path, stdout=stream, stderr=stream, env=environment
            )
        started.append(process)
        return log

    try:
        log = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = wait_for(log, r"Scheduler at:\s+(tcp://\S+)")
        logs = [
            start("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
            for _ in range(2)
        ]
        for log in logs:
            wait_for(log, r"Registered to:\s+(tcp://\S+)")
        yield address, [process.pid for process in started[1:]]
    finally:
        for process in started:
            process.kill()
            process.wait()


def wait_for(log: Path, pattern: str) -> str:
    """What a process says in its log, within a minute."""
    for _ in range(600):
        found = re.search(pattern, log.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(log.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_cluster_gives_what_one_process_gives(
    pages: Path,
    tmp_path: Path,
    cluster: tuple[str, list[int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Byte for byte, in every format; also if one of its workers is killed in the middle.

    Files that the workers see are opened by them.
    """
    monkeypatch.setattr("kg.workers.cluster.BATCH", 2)
    monkeypatch.setattr(Making, "open", None)
    address, workers = cluster
    names = tmp_path / "names.tsv"
    names.write_text("采茶合作社\tOrganization\n", encoding="utf-8")
    how: dict[str, Any] = {"names": names, "formats": ("all", "nt-parts", "parquet")}
    kg.build([pages], tmp_path / "one", **how)
    kg.build([pages], tmp_path / "many", **how, scheduler=address)
    assert read_tree(tmp_path / "many") == read_tree(tmp_path / "one")
    parts = sorted((tmp_path / "many" / "nt-parts").iterdir())
    assert b"".join(map(Path.read_bytes, parts)) == (tmp_path / "many/graph.nt").read_bytes()

    store = tmp_path / "killed" / ".kg" / "store.sqlite-wal"

    def kill() -> None:
        while not store.exists() or store.stat().st_size < 60_000:
            time.sleep(0.02)
        os.kill(workers[0], signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    how |= {"formats": ("nt-parts", "parquet"), "parts_only": True}
    kg.build([pages], tmp_path / "killed", **how, scheduler=address)
    killer.join(5)
    assert not killer.is_alive()
    one, killed = read_tree(tmp_path / "one"), read_tree(tmp_path / "killed")
    assert {name for name in killed if name.startswith("graph.")} == set()
    assert [name for name in killed if killed[name] != one[name]] == ["build.json"]


@pytest.mark.slow
def test_a_cluster_finds_the_identity_that_one_process_finds(
    tmp_path: Path, cluster: tuple[str, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names in full and short, of companies, their unions and persons, in parts of a few rows.

    Also if a worker dies while the corpus is looked through, all documents having been read.
    """
    address, workers = cluster
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(36):
        text = IDENTITY[number % len(IDENTITY)]
        for name, city in zip("甲乙", REGIONS[number % len(REGIONS)], strict=True):
            text = text.replace(name, city)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    sent: list[str] = []
    dying: list[int] = []
    spread = Cluster.spread

    def watched(self: Cluster, work: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        for found in spread(self, work, parts):
            sent.append(work.__name__)
            if dying:
                os.kill(dying.pop(), signal.SIGKILL)
            yield found

    monkeypatch.setattr(Cluster, "spread", watched)
    monkeypatch.setattr("kg.entities.parts.PART", 1)
    kg.build([folder], tmp_path / "one")
    assert sent == []
    kg.build([folder], tmp_path / "many", scheduler=address)
    assert read_tree(tmp_path / "many") == read_tree(tmp_path / "one")
    assert sent.count("find_evidence") > 2
    assert sent.count("find_same") > 1
    entities = (tmp_path / "one" / "entities.jsonl").read_text(encoding="utf-8")
    for reason in (KNOWN, SPELLING, SAME_BODY):
        assert reason in entities

    dying += workers[:1]
    kg.build([folder], tmp_path / "many", scheduler=address)
    assert dying == []
    assert read_tree(tmp_path / "many") == read_tree(tmp_path / "one")


def test_what_a_user_brings_travels_with_its_content(tmp_path: Path) -> None:
    """Workers need no disk in common with the builder."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.toml").write_text("relation", encoding="utf-8")
    (tmp_path / "names.tsv").write_text("names", encoding="utf-8")
    making = Making(Choices(rules, tmp_path / "names.tsv"), b"now")
    there = tmp_path / "there"
    there.mkdir()
    choices = Carried.of(making).unpack(there).choices
    assert choices == Choices(there / "rules", there / "names" / "names.tsv")
    assert (there / "rules" / "a.toml").read_text(encoding="utf-8") == "relation"


def test_an_address_where_nobody_answers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with the commands that start a cluster."""
    monkeypatch.setattr("kg.workers.cluster._WAIT", 0.2)
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(InputError, match="dask worker ADDRESS"):
        kg.build([tmp_path / "a.txt"], tmp_path / "out", scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "out").exists()


def test_a_scheduler_goes_with_no_workers_of_ours(tmp_path: Path) -> None:
    """The cluster has its own."""
    with pytest.raises(UsageError, match="has its own workers"):
        kg.build([tmp_path], tmp_path / "out", scheduler="tcp://127.0.0.1:9", workers=2)


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1", "http://host:8786", "a b:1"])
def test_what_is_no_address_is_refused_at_once(tmp_path: Path, address: str) -> None:
    """Dask would wait half a minute for it, and end in a traceback."""
    with pytest.raises(UsageError, match=f"{address}: no address of a scheduler"):
        kg.build([tmp_path], tmp_path / "out", scheduler=address)
