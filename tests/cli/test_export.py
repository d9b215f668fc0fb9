"""`kg export`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.export.formats import WRITERS
from kg.samples import sample_pages
from tests.analysis.by_hand import write
from tests.running import read_json, read_lines, read_tree, run_kg

LAST = "build.json"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in every format."""
    return write(tmp_path_factory.mktemp("built") / "out")


def test_without_filters_the_bytes_are_those_of_the_build(out: Path, tmp_path: Path) -> None:
    """Of every format, of the tables, of the texts; the record says that it is an export."""
    run = run_kg("export", out, "-o", tmp_path / "x", "--format", "all")
    assert run == (0, "", f"{tmp_path / 'x'}: 11 entities, 10 statements\n")
    built, again = read_tree(out), read_tree(tmp_path / "x")
    assert {n for n in built if built[n] != again.pop(n, b"")} == {LAST}
    assert again == {}
    record = read_json(tmp_path / "x" / LAST)
    assert record.pop("export")["persons"] == "keep"
    old = read_json(out / LAST)
    assert record.pop("settings") == old.pop("settings") | {"formats": sorted([*WRITERS, "tables"])}
    assert record == old


def test_a_file_is_of_the_format_that_it_ends_in(out: Path, tmp_path: Path) -> None:
    """And takes the place of what was there in one step; standard output takes one, too."""
    target = tmp_path / "mine.ttl"
    target.write_text("old", "utf-8")
    assert run_kg("export", out, "-o", target).code == 0
    assert target.read_bytes() == (out / "graph.ttl").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.ttl"]
    target.unlink()
    assert run_kg("export", out, "-o", tmp_path / "mine.TTL").code == 0
    assert (tmp_path / "mine.TTL").read_bytes() == (out / "graph.ttl").read_bytes()
    run = run_kg("export", out, "-o", "-", "--format", "nt")
    assert run == (0, (out / "graph.nt").read_text("utf-8"), "")


def test_who_reads_may_stop_reading(out: Path) -> None:
    """`kg export … -o - | head` says nothing of a pipe."""
    code = f"import sys; sys.argv = ['kg', 'export', {str(out)!r}, '-o', '-', '--format', 'ttl']"
    program = f"{code}\nfrom kg.__main__ import main\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout and run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""


def test_a_folder_gets_turtle_and_graphml(out: Path, tmp_path: Path) -> None:
    """Where no format is named; nothing is left of an earlier export."""
    run_kg("export", out, "-o", tmp_path, "--format", "gexf,csv")
    assert sorted(read_tree(tmp_path)) == [LAST, "csv/edges.csv", "csv/nodes.csv", "graph.gexf"]
    run_kg("export", out, "-o", tmp_path)
    assert sorted(read_tree(tmp_path)) == [LAST, "graph.graphml", "graph.ttl"]


def test_tables_begin_with_a_mark_where_it_is_asked_for(out: Path, tmp_path: Path) -> None:
    """`--csv-bom` and `--no-csv-bom`; else as the build did. `build.json` says which it was."""
    marked = write(tmp_path / "marked", csv_bom=True)
    for number, (built, option, has_mark) in enumerate(
        [
            (out, [], False),
            (out, ["--csv-bom"], True),
            (marked, [], True),
            (marked, ["--no-csv-bom"], False),
        ]
    ):
        target = tmp_path / str(number)
        assert run_kg("export", built, "-o", target, "--format", "csv", *option).code == 0
        for name in ("csv/nodes.csv", "csv/edges.csv"):
            assert (target / name).read_bytes().startswith(b"\xef\xbb\xbf") == has_mark
            same = (target / name).read_text("utf-8-sig") == (out / name).read_text("utf-8")
            assert same
        assert read_json(target / LAST)["settings"]["csv_bom"] is has_mark


@pytest.mark.parametrize("option", ["--csv-bom", "--no-csv-bom"])
def test_a_mark_goes_with_tables(option: str, out: Path, tmp_path: Path) -> None:
    """Where none are written it would be a slip."""
    run = run_kg("export", out, "-o", tmp_path / "x.ttl", option)
    assert run == (2, "", f"Error: {option} goes with --format csv\n")


def test_a_folder_that_is_there_may_have_a_dot(out: Path, tmp_path: Path) -> None:
    """Whatever stands behind the dot; a new one would be a slip in the ending of a file."""
    for name in ("v1.2", "my.ttl"):
        (tmp_path / name).mkdir()
        assert run_kg("export", out, "-o", tmp_path / name, "--format", "ttl").code == 0
        assert sorted(read_tree(tmp_path / name)) == [LAST, "graph.ttl"]


def test_filters_are_put_together(out: Path, tmp_path: Path) -> None:
    """The tables hold what is asked for, the counts are theirs, and the record says what it was."""
    options = ["--relation", "funds,locatedIn", "--from", "2024", "--document", "2024/*"]
    around = ["--around", "柳河镇", "--steps", "2", "--type", "Institution,Place"]
    target = tmp_path / "x"
    run = run_kg("export", out, "-o", target, "--format", "tables,ttl", *options, *around)
    assert (run.code, run.out) == (1, "")
    assert (
        run.err
        == "Error: nothing is left by these filters; 1 went for want of a date (--undated)\n"
    )
    run = run_kg("export", out, "-o", target, "--format", "tables", "--undated", *options, *around)
    assert (run.code, run.err) == (0, f"{target}: 3 entities, 2 statements\n")
    record = read_json(target / LAST)
    assert record["counts"]["statements_by_relation"] == {"funds": 1, "locatedIn": 1}
    assert (record["counts"]["documents"], record["counts"]["articles"]) == (2, 2)
    assert record["export"]["from"] == "2024"
    loan = next(
        row for row in read_lines(target / "statements.jsonl") if row["relation"] == "funds"
    )
    assert [item["document"] for item in loan["evidence"]] == ["2024/茶.txt"]
    assert loan["amount"]["value"] == "3000000"


def test_what_bears_no_date_is_told(out: Path, tmp_path: Path) -> None:
    """How many statements a period leaves out for that alone."""
    run = run_kg("export", out, "-o", tmp_path / "a.gexf", "--from", "2024-03")
    assert run.err.splitlines()[1] == "9 more bear no date; --undated keeps them"


def test_who_asks_for_plans_sees_them_drawn(out: Path, tmp_path: Path) -> None:
    """Though GraphML leaves them out of a build."""
    run = run_kg("export", out, "-o", "-", "--format", "cyjs", "--modality", "planned")
    (edge,) = json.loads(run.out)["elements"]["edges"]
    assert edge["data"]["modality"] == "planned"
    run_kg("export", out, "-o", tmp_path / "x", "--modality", "planned")
    assert read_json(tmp_path / "x" / LAST)["settings"]["all_modalities"] is True


def test_private_persons_are_left_out_or_renamed(out: Path, tmp_path: Path) -> None:
    """By one option or the other; who has an alias of theirs in mind asks by it still."""
    for option, end in (("--omit-persons", "left out"), ("--pseudonymise-persons", "under")):
        run = run_kg("export", out, "-o", tmp_path / option, "--format", "tables", option)
        assert run.err.splitlines()[1].startswith(f"4 private persons {end}")
    labels = {row["label"] for row in read_lines(tmp_path / option / "entities.jsonl")}
    assert {"人物1号", "人物4号", "江帆"} <= labels
    run = run_kg("export", out, "-o", "-", "--format", "nt", "--around", "林董事长", option)
    assert "董事长" in run.out
    assert "林" not in run.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "gexff"], 2, "--format gexff: no format; known are csv, cyjs, "),
        (["--relation", "lends"], 2, "--relation lends: there is none; known are affiliatedWith"),
        (["--type", "Banks"], 2, "--type Banks: no class; such are Agency, "),
        (["--modality", "sure"], 2, "--modality sure: there is none; known are asserted, "),
        (["--document", "茶*"], 1, "--document 茶*: no document is named so; near are 2024/茶.txt"),
        (["--from", "2024-3"], 2, "--from 2024-3: no date; should be YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--to", "2024-13"], 2, "--to 2024-13: no date; should be YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--from", "2025", "--to", "2024"], 2, "--from and --to: 2025 is later than 2024; "),
        (
            ["--omit-persons", "--pseudonymise-persons"],
            2,
            "give only one of --omit-persons and --pseu",
        ),
        (
            ["--persons", "keep", "--omit-persons"],
            2,
            "give only one of --persons and --omit-persons",
        ),
        (["--around", ""], 2, "--around: is empty; give a name"),
        (["--relation", ","], 2, "--relation: is empty; give a name, or several with commas"),
        (["--undated"], 2, "--undated goes with --from or --to"),
        (["--steps", "2"], 2, "--steps goes with --around"),
        (["--around", "青石"], 1, "青石: nothing is called so; near are 青石市总工会, 青石行, "),
        (["--around", "林小溪"], 1, "林小溪: 2 are called so: ent:林小溪_云岭茶业 (Person), ent:"),
    ],
)
def test_what_cannot_be_is_refused(
    out: Path, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    """With what would be right, and before anything is written."""
    run = run_kg("export", out, "-o", tmp_path / "x", *arguments)
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith(f"Error: {message}")
    assert not (tmp_path / "x").exists()


def test_a_target_that_cannot_be_is_refused(out: Path, tmp_path: Path) -> None:
    """A build is not written over, a folder of files is no file, a file has one format."""
    for target, rest, code, message in (
        (out, [], 1, f"{out}: holds a build; name another folder for the export"),
        (tmp_path / "a.foo", [], 2, ".foo is no format; known are cyjs, gexf, graphml, html, "),
        (tmp_path / "a.foo", ["--format", "nt"], 2, ".foo is no format; known are cyjs, gexf, "),
        (tmp_path / "a.CSV", [], 2, "csv is a folder of files; name a folder"),
        (tmp_path / "a.csv", [], 2, "csv is a folder of files; name a folder"),
        (tmp_path / "a.ttl", ["--format", "nt"], 2, "a file of one format; for nt name a folder"),
        ("-", [], 2, "standard output takes one format of one file; name it"),
        ("-", ["--format", "csv"], 2, "standard output takes one format of one file"),
        (tmp_path / "no" / "a.ttl", [], 1, f"{tmp_path / 'no'} is not a folder; make it"),
    ):
        run = run_kg("export", out, "-o", target, *rest)
        assert (run.code, run.out) == (code, "")
        assert message in run.err
        assert run.err.count("\n") == 1
    assert os.listdir(tmp_path) == []


def test_what_is_no_build_is_refused(tmp_path: Path) -> None:
    """With what to do; nothing is written."""
    run = run_kg("export", tmp_path, "-o", tmp_path / "x")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(f"Error: {tmp_path / LAST}: not there; make it with: kg build")


@pytest.mark.slow
def test_people_of_the_samples_are_hidden(tmp_path: Path) -> None:
    """Of the names that their gold has, at least 95 in a hundred stand in no text any more."""
    assert run_kg("build", sample_pages(), "-o", tmp_path / "out").code == 0
    run = run_kg(
        "export", tmp_path / "out", "-o", tmp_path / "x", "--format", "tables", "--persons", "omit"
    )
    assert run.code == 0
    kept = {row["label"] for row in read_lines(tmp_path / "x" / "entities.jsonl")}
    names, left = 0, set()
    for gold in (sample_pages().parent / "gold").glob("*.json"):
        text = (tmp_path / "x" / "texts" / f"{gold.stem}.txt.txt").read_text("utf-8")
        people = [e for e in read_json(gold)["entities"] if e["type"] == "PERSON"]
        forms = {form for e in people if e["canonical"] not in kept for form in e["forms"]}
        names += len(forms)
        left |= {form for form in forms if form in text}
    assert names > 70
    assert len(left) <= 0.05 * names, sorted(left)
