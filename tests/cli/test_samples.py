"""`kg samples` gives a reader pages to try the rest on."""

from __future__ import annotations

from pathlib import Path

from tests.running import run_kg, write_page


def test_pages_come_with_their_annotations(tmp_path: Path) -> None:
    """Each page has a gold file of its name; there are at least nine."""
    run = run_kg("samples", tmp_path / "samples")
    assert run.code == 0
    pages = {path.stem for path in (tmp_path / "samples" / "pages").glob("*.txt")}
    gold = {path.stem for path in (tmp_path / "samples" / "gold").glob("*.json")}
    assert pages == gold
    assert len(pages) >= 9
    assert str(len(pages)) in run.err


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """Where the folder cannot be made the error is one line."""
    run = run_kg("samples", write_page(tmp_path / "file", b"mine") / "samples")
    assert run.code == 1
    assert run.err.startswith("Error: ")
    assert len(run.err.splitlines()) == 1


def test_what_a_user_has_changed_stays(tmp_path: Path) -> None:
    """A second run does no harm; where a page was edited, or another lies there, it is refused."""
    folder = tmp_path / "samples"
    first = run_kg("samples", folder)
    next((folder / "gold").iterdir()).unlink()
    assert run_kg("samples", folder) == first
    page = next((folder / "pages").iterdir())
    page.write_bytes("青石银行。".encode())
    for mine in (page, write_page(tmp_path / "other" / "mine.txt", b"mine")):
        top = folder if mine is page else mine.parent
        before = mine.read_bytes()
        run = run_kg("samples", top)
        assert (run.code, run.out) == (1, "")
        assert run.err == f"Error: {top}: is not empty; name a new folder, or an empty one\n"
        assert mine.read_bytes() == before
