"""`kg validate`: a build is well; each thing broken in it is one clear line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.running import read_json, run_kg, write_page

pytestmark = pytest.mark.slow

SENTENCE = "2024年3月5日，青石银行向云岭茶业有限公司发放贷款300万元。"
PAGE = f"# 又到采茶时节\n{SENTENCE}\n云岭茶业有限公司位于青石市柳河镇。\n"
LOAN = r"statement [0-9a-f]{16} \(青石银行 资助 云岭茶业有限公司\)"
SHAPES = """@prefix kg: <https://kg.example/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
kg:MyShape a sh:NodeShape ; sh:targetClass kg:Funding ; """


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of a page with a loan and a seat."""
    folder = tmp_path_factory.mktemp("whole")
    page = write_page(folder / "pages" / "page.txt", PAGE)
    assert run_kg("build", page, "-o", folder / "out").code == 0
    return folder / "out"


@pytest.fixture
def out(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    return Path(shutil.copytree(whole, tmp_path / "out"))


def replace(path: Path, old: str, new: str) -> None:
    """Change the first place of a file where `old` matches; it must match."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(old, new, text, count=1)
    assert count == 1, old
    path.write_text(changed, encoding="utf-8", newline="\n")


def failures(out: Path, *options: str | Path) -> list[str]:
    """The lines of what is wrong; the exit status and the last line tell how many."""
    run = run_kg("validate", out, *options)
    lines = run.out.splitlines()
    assert run.code == (1 if lines else 0)
    words = f"{len(lines)} failure{'' if len(lines) == 1 else 's'}" if lines else "all is well"
    assert run.err.rstrip().endswith(words)
    return lines


def test_a_build_is_well(out: Path) -> None:
    """Nothing is printed but what was looked at; a file of the user's is nobody's business."""
    (out / "mine.txt").write_text("x", encoding="utf-8")
    assert failures(out) == []
    said = run_kg("validate", out).err
    assert re.search(r"out: 8 files, \d\d quotes, \d{3} triples: all is well\n$", said)


def test_an_export_without_texts_is_well(out: Path, tmp_path: Path) -> None:
    """What quotes would be held against is not in it, and that is said; the graph is checked."""
    part = tmp_path / "part"
    assert run_kg("export", out, "-o", part).code == 0
    assert failures(part) == []
    assert "part: 3 files, no texts to check quotes by, " in run_kg("validate", part).err
    replace(part / "graph.ttl", "kg:funds ent", "kg:partnersWith ent")
    assert failures(part) != []


def test_a_missing_file(out: Path) -> None:
    """By name."""
    (out / "graph.graphml").unlink()
    assert failures(out) == ["graph.graphml: missing; build.json lists it"]


def test_a_missing_graph(out: Path) -> None:
    """Then there is nothing to hold against the shapes."""
    (out / "graph.ttl").unlink()
    assert failures(out) == ["graph.ttl: missing; build.json lists it"]


def test_a_missing_text(out: Path) -> None:
    """One line for all that was quoted from it."""
    (out / "texts" / "page.txt.txt").unlink()
    (line,) = failures(out)
    assert re.match(
        r"texts/page\.txt\.txt: missing; build\.json lists it; "
        r"\d+ quotes no longer stand there, first statement [0-9a-f]{16}: “",
        line,
    )


def test_a_changed_text(out: Path) -> None:
    """It says how many quotes are lost with it."""
    replace(out / "texts" / "page.txt.txt", "300万元", "400万元")
    (line,) = failures(out)
    assert re.match(
        r"texts/page\.txt\.txt: changed since the build \(sha256 .*\); "
        r"2 quotes no longer stand there, first statement [0-9a-f]{16}: “",
        line,
    )
    assert line.endswith(f"“{SENTENCE}”")


def test_broken_turtle(out: Path) -> None:
    """With the line."""
    replace(out / "graph.ttl", "rdfs:label", "rdfs label")
    (line,) = failures(out)
    assert re.search(r"; not Turtle: Parser error at line \d+ ", line)


def test_a_broken_table(out: Path) -> None:
    """With the line."""
    replace(out / "statements.jsonl", '"id"', "id")
    (line,) = failures(out)
    assert line.endswith("; line 1: not a row in JSON")


@pytest.mark.parametrize(
    ("triple", "fault"),
    [
        (r" +kg:funder [^\n]*\n", "kg:funder: Funding has one funder, which is its subject."),
        (r" +kg:modality [^\n]*\n", "kg:modality: The modality is asserted, planned or negated."),
        (r" +kg:amountText [^\n]*\n", "An amount has its number, its currency, its words"),
        (r" +kg:relation kg:funds ;\n", "kg:relation: "),
        (r" ;\n +kg:funds [^\n]*(?= \.)", "but the graph lacks 青石银行 funds 云岭茶业有限公司."),
        (r" +kg:rule \"funds/[^\n]*\n", "kg:rule: Evidence names the rule that read it."),
    ],
)
def test_a_deleted_triple(out: Path, triple: str, fault: str) -> None:
    """The line names the statement, says what it lacks, and shows its sentence."""
    before, middle, after = (out / "graph.ttl").read_text("utf-8").partition("# ---- 陈述")
    at_entity = "kg:funds [" in triple  # the direct triple
    part = before if at_entity else middle + after
    start = 0 if at_entity else part.index("a kg:Funding")
    cut, count = re.subn(triple, "", part[start:], count=1)
    assert count == 1
    text = part[:start] + cut
    (out / "graph.ttl").write_text(text + middle + after if at_entity else before + text, "utf-8")
    lines = failures(out)
    assert lines[0].startswith("graph.ttl: changed since the build (sha256 ")
    told = [line for line in lines[1:] if fault in line]
    assert len(told) == 1, lines
    assert re.match(f"graph.ttl: {LOAN}", told[0])
    assert told[0].endswith(f"Sentence: “{SENTENCE}”")


def test_a_statement_without_evidence_shows_the_sentence_of_the_table(out: Path) -> None:
    """Where the graph has lost it, statements.jsonl still has it."""
    text = (out / "graph.ttl").read_text("utf-8")
    at = text.index("a kg:Funding")
    cut = re.sub(r" ;\n +prov:wasDerivedFrom [^\n]* \.", " .", text[at:], count=1)
    (out / "graph.ttl").write_text(text[:at] + cut, "utf-8")
    told = [line for line in failures(out) if "A statement has evidence." in line]
    assert len(told) == 1
    assert re.match(f"graph.ttl: {LOAN}: prov:wasDerivedFrom: ", told[0])
    assert told[0].endswith(f"Sentence: “{SENTENCE}”")


def test_a_triple_that_no_statement_draws(out: Path) -> None:
    """What is planned or made up is no edge."""
    replace(out / "graph.ttl", " +kg:funds ", "    kg:awarded bank:青石银行 ;\n    kg:funds ")
    assert [line for line in failures(out) if "no asserted statement says so" in line] == [
        "graph.ttl: 青石银行 <https://kg.example/entity/青石银行>: "
        "青石银行 kg:awarded 青石银行, but no asserted statement says so."
    ]


def test_a_quote_that_is_not_in_the_text(out: Path) -> None:
    """It shows what stands there instead."""
    replace(out / "graph.ttl", r'(oa:exact "2024年)3', r"\g<1>4")
    (line, changed) = failures(out)
    assert re.match(f"graph.ttl: {LOAN}: texts/page.txt.txt has at ", line)
    assert line.endswith(f" “{SENTENCE}”, not “{SENTENCE.replace('3', '4', 1)}”")
    assert changed.startswith("graph.ttl: changed since the build")


def test_shapes_of_a_user_are_checked_beside_ours(out: Path, tmp_path: Path) -> None:
    """Their messages, too; a shape in SPARQL is one."""
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(
        SHAPES
        + 'sh:property [ sh:path kg:programme ; sh:minCount 1 ; sh:message "Which programme?" ] .',
        encoding="utf-8",
    )
    (line,) = failures(out, "--shapes", shapes)
    assert re.match(f"graph.ttl: {LOAN}: kg:programme: Which programme\\? Sentence: “", line)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("nonsense", "not readable as Turtle: Parser error at line 1 "),
        (f"{SHAPES} sh:property [ sh:minCount 1 ] .", "not usable as SHACL: "),
        (f'{SHAPES} sh:sparql [ sh:select "SELECT nonsense" ] .', "not usable as SHACL: "),
        (
            f'{SHAPES} sh:sparql [ sh:select "SELECT $this {{ $this foo:x ?o }}" ] .',
            "not usable as SHACL: Unknown namespace prefix : foo",
        ),
        (
            f'{SHAPES} sh:property [ sh:path kg:kind ; sh:pattern "([" ] .',
            "not usable as SHACL: unterminated character set",
        ),
    ],
)
def test_bad_shapes_of_a_user(out: Path, tmp_path: Path, text: str, fault: str) -> None:
    """One line with the file."""
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(text, encoding="utf-8")
    run = run_kg("validate", out, "--shapes", shapes)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(f"Error: {shapes}: {fault}")
    assert run.err.count("\n") == 1


def test_a_folder_that_is_no_build(out: Path, tmp_path: Path) -> None:
    """One line, exit status 1; a path that is not there is wrong usage."""
    record = read_json(out / "build.json") | {"files": {"../x": "1"}}
    (out / "build.json").write_text(json.dumps(record), encoding="utf-8")
    run = run_kg("validate", out)
    assert (run.code, run.out, run.err.count("\n")) == (1, "", 1)
    assert "build.json: files: should be names below" in run.err
    (out / "build.json").unlink()
    assert "not there; make it with: kg build TEXTS" in run_kg("validate", out).err
    assert run_kg("validate", tmp_path / "nowhere").code == 2


def test_a_build_with_a_relation_of_a_user_is_well(tmp_path: Path) -> None:
    """The graph declares its class of statements; the shapes of all statements hold for it."""
    relation = """relation = "wonBid"
label = { zh = "中标", en = "won bid of" }
comment = { zh = "中标方中了招标方的标。", en = "The winner got a contract of the buyer." }
class = "BidWon"
class_label = { zh = "中标陈述", en = "Bid won" }
[roles.winner]
label = { zh = "中标方", en = "winner" }
types = ["Enterprise"]
[roles.buyer]
label = { zh = "招标方", en = "buyer" }
types = ["Bank"]
[[rule]]
id = "wonBid/win"
trigger = ["中标"]
winner = "subject"
buyer = "object"
matches = [{ text = "[远山茶业]Enterprise中标[红河银行]Bank的项目。", winner = "远山茶业", buyer = "红河银行" }]
rejects = ["[远山茶业]Enterprise中标公告。"]
"""
    write_page(tmp_path / "rules" / "wonBid.toml", relation)
    page = write_page(tmp_path / "page.txt", "# 开标\n云岭茶业有限公司中标青石农商银行的项目。\n")
    out = tmp_path / "out"
    assert run_kg("build", page, "-o", out, "--rules", tmp_path / "rules").code == 0
    assert failures(out) == []
    replace(out / "graph.ttl", "kg:wonBid bank:[^ ]* ", "kg:partOf bank:红河银行 ")
    assert any("but the graph lacks 云岭茶业有限公司 won bid of " in f for f in failures(out))
