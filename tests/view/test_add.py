"""`kg view` makes of a build what `kg build --format html` would have made."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from kg import __version__
from kg.cli import kg
from kg.export.html.add import PAGE, add_page, write_page
from kg.ontology import load_relations
from tests.export.by_hand import BANK, build_here, graph
from tests.export.by_hand import SETTINGS as BY_HAND

SETTINGS = replace(BY_HAND, version=__version__, relations=tuple(f.spec for f in load_relations()))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build without a page."""
    build_here(tmp_path / "out", settings=SETTINGS)
    return tmp_path / "out"


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def run(*arguments: object) -> Result:
    """`kg` with arguments."""
    return CliRunner().invoke(kg, [str(argument) for argument in arguments])


def test_the_build_is_then_as_if_html_had_been_asked_for(out: Path, tmp_path: Path) -> None:
    """Byte for byte, `build.json` too, so that `kg validate` is content and a later build tidies."""
    build_here(tmp_path / "asked", settings=SETTINGS, formats=("html",))
    assert add_page(out) == out / PAGE
    assert files(out) == files(tmp_path / "asked")


def test_a_page_that_lies_there_is_kept_and_one_that_was_changed_is_made_anew(out: Path) -> None:
    """By its sha256 in `build.json`."""
    made = add_page(out).read_bytes()
    before = (out / PAGE).stat().st_mtime_ns
    assert add_page(out).stat().st_mtime_ns == before
    (out / PAGE).write_text("spoilt", encoding="utf-8")
    assert add_page(out).read_bytes() == made


def test_a_page_in_a_file_of_its_own_leaves_the_build_alone(out: Path, tmp_path: Path) -> None:
    """The same page."""
    before = files(out)
    written = write_page(out, tmp_path / "send.html").read_bytes()
    assert files(out) == before
    assert written == add_page(out).read_bytes()


@pytest.mark.parametrize("name", ["missing/page.html", "out"])
def test_what_is_no_place_for_a_page_is_refused(out: Path, tmp_path: Path, name: str) -> None:
    """In one line that names another."""
    result = run("view", out, "--no-open", "-o", tmp_path / name)
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "name a file such as page.html" in result.output


def test_the_page_is_opened_at_an_entity(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the browser that the system names; without one its address is told."""
    opened: list[str] = []

    def refuse(address: str) -> bool:
        opened.append(address)
        return False

    monkeypatch.setattr(webbrowser, "open", refuse)
    result = run("view", out, "--at", "青石银行")
    (address,) = opened
    assert address == (out / PAGE).as_uri() + "#entity=%E9%9D%92%E7%9F%B3%E9%93%B6%E8%A1%8C"
    assert result.stdout == f"{out / PAGE}\n"
    assert result.stderr == f"no browser could be started; open {address}\n"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("青行", "青石银行"),
        ("ent:青石银行", "青石银行"),
        ("https://kg.example/entity/青石银行", "青石银行"),
        ("“17家茶企”", "17家茶企"),
        ("“好茶奖”", "好茶奖"),
    ],
)
def test_the_page_is_opened_at_whatever_is_called_so(
    name: str, place: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An alias or an id leads to its entity; a group and an honour are known by their words."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run("view", out, "--at", name).exit_code == 0
    assert unquote(opened[0]) == unquote((out / PAGE).as_uri()) + f"#entity={place}"


def test_nothing_is_opened_or_written_at_a_name_that_nothing_bears(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name and those near are told in a line, as by every command that takes a name."""
    monkeypatch.setattr(webbrowser, "open", pytest.fail)
    before = files(out)
    for options in ([], ["--no-open"], ["-o", out.parent / "send.html"]):
        result = run("view", out, "--at", "青石", *options)
        said = "Error: 青石: nothing is called so; near are 青石行, 青石银行\n"
        assert (result.exit_code, result.output) == (1, said)
    assert files(out) == before
    assert not (out.parent / "send.html").exists()


def test_of_several_of_one_name_one_is_to_be_chosen(tmp_path: Path) -> None:
    """By its id, which is told."""
    other = replace(BANK, id=f"{BANK.id}_别处")
    both = replace(graph(), entities=(*graph().entities, other))
    build_here(tmp_path / "out", content=both, settings=SETTINGS)
    result = run("view", tmp_path / "out", "--no-open", "--at", BANK.label)
    assert result.exit_code == 1
    assert (
        "2 are called so: ent:青石银行 (Bank), ent:青石银行_别处 (Bank); give one" in result.output
    )


def test_nothing_is_opened_where_that_is_not_wanted(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of the page alone is told."""
    monkeypatch.setattr(webbrowser, "open", pytest.fail)
    assert run("view", out, "--no-open").output == f"{out / PAGE}\n"
