"""ZIP and gzip: what is in them is read within bounds, and nothing leaves them."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from kg.articles.intake import archives
from kg.errors import InputError
from tests.articles.intake.files import FAIR, LOAN, put, read, texts


def packed(*entries: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    """A ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


def test_files_of_an_archive_stand_below_its_name(tmp_path: Path) -> None:
    """Sorted; hidden ones and those of unknown suffix are left out; each has its own encoding."""
    data = packed(
        ("b.txt", FAIR.encode("gb18030")),
        ("inner/a.md", LOAN),
        ("inner/", ""),
        (".x.txt", LOAN),
        ("__MACOSX/b.txt", LOAN),
        ("photo.jpg", b"\xff\xd8"),
        ("rows.jsonl", '{"id": "x", "text": "短讯"}\n'),
    )
    assert texts(put(tmp_path / "a.zip", data)) == {
        "a.zip/b.txt": FAIR,
        "a.zip/inner/a.md": LOAN,
        "a.zip/rows.jsonl/x": "短讯",
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../x.txt", "leads out"),
        ("a/../../x.txt", "leads out"),
        ("/etc/x.txt", "leads out"),
        ("C:/x.txt", "leads out"),
        ("..\\x.txt", "leads out"),
        ("deep/x.zip", "archive in an archive"),
        ("x.txt.gz", "archive in an archive"),
        ("b.txt", "there twice"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_would_leave_an_archive_is_left_out(tmp_path: Path, name: str, said: str) -> None:
    """With a warning that names it; the rest is read."""
    documents, (warning,) = read(put(tmp_path / "a.zip", packed(("b.txt", LOAN), (name, LOAN))))
    assert [document.name for document in documents] == ["a.zip/b.txt"]
    assert warning.startswith(f"a.zip/{name}: ")
    assert said in warning


def test_links_and_secrets_are_left_out(tmp_path: Path) -> None:
    """A link may lead anywhere; what is encrypted cannot be read."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = bytearray(packed(("b.txt", LOAN), ("s.txt", LOAN), (link, "/etc/passwd")))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"s.txt"))
    data[at + 8] |= 1
    documents, warnings = read(put(tmp_path / "a.zip", bytes(data)))
    assert [document.name for document in documents] == ["a.zip/b.txt"]
    assert "is a link" in warnings[1]
    assert "is encrypted" in warnings[0]


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_names_of_old_programs_are_read(tmp_path: Path, codec: str) -> None:
    """They are in the encoding of the country, and nothing says so."""
    name = "青石/茶叶.txt"
    data = packed(("x" * len(name.encode(codec)), LOAN))
    data = data.replace(b"x" * len(name.encode(codec)), name.encode(codec))
    renamed = packed(("y.txt", LOAN)) if not data else data
    assert texts(put(tmp_path / "a.zip", renamed)) == {f"a.zip/{name}": LOAN}


def test_a_bomb_is_refused_before_it_bursts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is unpacked is counted, whatever the archive says of it; what stood before is kept."""
    monkeypatch.setattr(archives, "FREE", 100_000)
    bomb = b'{"text": "' + b" " * 20_000_000
    data = packed(("a.txt", LOAN), ("b.jsonl", bomb), ("c.txt", LOAN))
    documents, warnings = read(put(tmp_path / "a.zip", data))
    assert [document.name for document in documents] == ["a.zip/a.txt"]
    assert all("looks like a bomb" in warning for warning in warnings)
    with pytest.raises(InputError, match="looks like a bomb"):
        read(put(tmp_path / "a.txt.gz", gzip.compress(bomb)))


def test_an_entry_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """It is no more than it says, and then its sum is wrong."""
    data = packed(("a.txt", LOAN * 100), ("b.txt", FAIR))
    at = data.index(b"PK\x01\x02")
    size = len(LOAN.encode()) * 100
    lying = data[:at] + data[at:].replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    documents, (warning,) = read(put(tmp_path / "a.zip", lying))
    assert [document.name for document in documents] == ["a.zip/b.txt"]
    assert warning.startswith("a.zip/a.txt: the archive is damaged")


def test_too_long_a_list_of_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is held."""
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 1000)
    data = packed(*((f"{n:03}.txt", LOAN) for n in range(50)))
    with pytest.raises(InputError, match="lists too many files"):
        read(put(tmp_path / "a.zip", data))


def test_a_packed_text_and_a_packed_table(tmp_path: Path) -> None:
    """They keep their names, suffix included."""
    assert texts(put(tmp_path / "a.txt.gz", gzip.compress(LOAN.encode("gb18030")))) == {
        "a.txt.gz": LOAN
    }
    rows = gzip.compress(f"id,text\n1,{LOAN}\n2,{FAIR}\n".encode())
    assert texts(put(tmp_path / "b.csv.gz", rows)) == {"b.csv.gz/1": LOAN, "b.csv.gz/2": FAIR}


@pytest.mark.parametrize("name", ["a.zip", "a.txt.gz", "a.jsonl.gz"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"no archive at all"])
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """In one line that begins with its name."""
    with pytest.raises(InputError) as raised:
        read(put(tmp_path / name, data))
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_a_torn_archive_gives_what_stands_before_the_tear(tmp_path: Path) -> None:
    """Rows before it are documents; the tear is a warning. A torn text is none."""
    import random

    noise = random.Random(1)  # noqa: S311
    rows = "".join(
        f'{{"id": {n}, "text": "{LOAN}", "x": "{noise.random()}"}}\n' for n in range(900)
    )
    data = gzip.compress(rows.encode())
    documents, (warning,) = read(put(tmp_path / "a.jsonl.gz", data[: len(data) // 2]))
    assert 300 < len(documents) < 600
    assert warning.startswith("a.jsonl.gz: the archive is damaged")
    with pytest.raises(InputError, match="damaged"):
        read(put(tmp_path / "a.txt.gz", gzip.compress(LOAN.encode())[:-9]))


def test_a_damaged_entry_is_left_out(tmp_path: Path) -> None:
    """The others are read."""
    data = bytearray(packed(("a.txt", LOAN), ("b.txt", FAIR)))
    data[data.index(b"a.txt") + 10] ^= 0xFF
    documents, (warning,) = read(put(tmp_path / "a.zip", bytes(data)))
    assert [document.name for document in documents] == ["a.zip/b.txt"]
    assert warning.startswith("a.zip/a.txt: the archive is damaged")


def test_entries_without_room_beside_each_other(tmp_path: Path) -> None:
    """A file of OUT cannot be a folder, too."""
    data = packed(("b.md", LOAN), ("b.md.txt/c.txt", FAIR), ("d.csv", f"text\n{LOAN}\n"))
    documents, (warning,) = read(put(tmp_path / "a.zip", data))
    assert [document.name for document in documents] == ["a.zip/b.md.txt/c.txt", "a.zip/d.csv/1"]
    assert "as a file and a folder" in warning
