"""From bytes to a document: nothing is replaced, nothing guessed from a part."""

from __future__ import annotations

import hashlib
import io
import os
import time
from pathlib import Path
from threading import Thread

import pytest

from kg.articles import Input, find_codec, find_inputs, read_documents
from kg.errors import InputError, UsageError
from kg.model import Document

SIMPLE = "云岭银行放款\r\n\r\n本报讯（记者 李明）云岭银行向ABC茶业公司发放贷款300万元。\n"
TRADITIONAL = (
    "雲嶺銀行放款\n雲嶺銀行向遠山茶業公司發放貸款三百萬元，這是兩家的第一次合作。「很好，」他說。\n"
)


def read_document(source: Input, encoding: str | None = None) -> tuple[Document, tuple[str, ...]]:
    """The one document of an input."""
    (read,) = read_documents(source, encoding=encoding)
    return read


def read(
    folder: Path, data: bytes, encoding: str | None = None
) -> tuple[Document, tuple[str, ...]]:
    """The document of a file with these bytes."""
    path = folder / "page.txt"
    path.write_bytes(data)
    return read_document(Input(path, "page.txt"), encoding)


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "utf-8-sig", "utf-8"),
        (SIMPLE, "utf-16", "utf-16-le"),
        (SIMPLE, "utf-16-le", "utf-16-le"),
        (SIMPLE, "utf-16-be", "utf-16-be"),
        (SIMPLE, "utf-32", "utf-32-le"),
        (SIMPLE, "gbk", "gb18030"),
        (SIMPLE + "𠮷", "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        ("短讯：开会", "gbk", "gb18030"),
        ("plain words\n中", "utf-16-be", "utf-16-be"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, text: str, codec: str, found: str) -> None:
    """The text comes back character for character, line ends included, without the BOM."""
    data = text.encode(codec)
    digest = hashlib.sha256(data).hexdigest()
    assert read(tmp_path, data) == (Document("page.txt", text, digest, found), ())


def test_only_the_leading_bom_is_dropped(tmp_path: Path) -> None:
    """A second one is a character of the text."""
    document, _ = read(tmp_path, ("\ufeff\ufeff短讯\ufeff").encode())
    assert document.text == "\ufeff短讯\ufeff"


def test_the_whole_file_decides(tmp_path: Path) -> None:
    """A megabyte of ASCII before the first Chinese character changes nothing."""
    text = "a line\n" * 150_000 + SIMPLE
    assert read(tmp_path, text.encode("gb18030"))[0].text == text


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"", None, "empty"),
        (b" \r\n\t", None, "empty"),
        ("\u3000\n".encode(), None, "white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, "PNG"),
        (b"PK\x03\x04\x14\x00", None, "Office"),
        (bytes(range(256)) * 8, None, "binary"),
        (b"\x00\x01\x02\x03 text" * 9, None, "binary"),
        (SIMPLE.encode() + b"\xff\xc3\x28", None, f"byte {len(SIMPLE.encode())} (0xff)"),
        (SIMPLE.encode("gbk") + b"\xff\n", None, f"byte {len(SIMPLE.encode('gbk'))} (0xff)"),
        (SIMPLE.encode("gbk"), "utf-8", "byte 0 (0xd4) is not utf-8"),
    ],
)
def test_what_is_no_text_is_refused(
    tmp_path: Path, data: bytes, encoding: str | None, said: str
) -> None:
    """One line names the file, what is wrong, and the byte where there is one."""
    with pytest.raises(InputError) as raised:
        read(tmp_path, data, encoding)
    assert str(raised.value).startswith("page.txt: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_undecodable_byte_comes_with_the_remedy(tmp_path: Path) -> None:
    """The user learns of --encoding."""
    with pytest.raises(InputError, match="--encoding"):
        read(tmp_path, SIMPLE.encode() + b"\xff")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bank lent the firm three million yuan.", "no Chinese character"),
        ("云岭\x00银行\x1b。", "U+0000) at character 2"),
        ("云岭银行。\x7f", "U+007F"),
    ],
)
def test_odd_texts_are_read_with_a_warning(tmp_path: Path, text: str, said: str) -> None:
    """They stay as they are."""
    document, (warning,) = read(tmp_path, text.encode())
    assert document.text == text
    assert warning.startswith("page.txt: ")
    assert said in warning


def test_a_folder_in_place_of_a_file_is_one_line(tmp_path: Path) -> None:
    """An error of the system is told like any other."""
    with pytest.raises(InputError, match=r"page\.txt: cannot be read"):
        read_document(Input(tmp_path / "gone.txt", "page.txt"))


def test_standard_input_is_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its encoding is found like a file's, whatever the console's is."""
    stdin = io.TextIOWrapper(io.BytesIO(SIMPLE.encode("gbk")), encoding="ascii")
    monkeypatch.setattr("sys.stdin", stdin)
    document, warnings = read_document(Input(None, "stdin"))
    assert (document.text, document.encoding, warnings) == (SIMPLE, "gb18030", ())


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_two_million_characters_take_seconds(tmp_path: Path, codec: str) -> None:
    """One line of any length is read in linear time."""
    text = "云岭银行向远山茶业公司发放贷款，" * 125_000
    started = time.monotonic()
    assert read(tmp_path, text.encode(codec))[0].text == text
    assert time.monotonic() - started < 20


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    """Nobody may ever write to it: it is refused by name, where opening it would wait."""
    os.mkfifo(tmp_path / "x.txt")
    (source,) = find_inputs([tmp_path])
    with pytest.raises(InputError, match=r"^x\.txt: is a pipe"):
        read_document(source)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    """As the shell's `<(...)` gives one."""
    pipe = tmp_path / "x.txt"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=("短讯".encode(),), daemon=True)
    writer.start()
    (source,) = find_inputs([pipe])
    assert read_document(source)[0].text == "短讯"
    writer.join()


@pytest.mark.parametrize("encoding", ["klingon", "", "hex", "base64", "rot13", "undefined", "a\0"])
def test_a_codec_that_is_not_of_texts_is_wrong_usage(encoding: str) -> None:
    """It is refused whatever the file, with names that are right."""
    with pytest.raises(UsageError, match=r"^unknown encoding .*gb18030"):
        find_codec(encoding)


def test_an_encoding_has_one_name() -> None:
    """The one that Python knows it by."""
    assert [find_codec(name) for name in ("UTF8", "gbk", "GB18030")] == ["utf-8", "gbk", "gb18030"]


def test_a_file_larger_than_any_text_is_not_read(tmp_path: Path) -> None:
    """A gigabyte is refused by its size, at once; the message says what is allowed and what to do."""
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)  # takes no room on the disk
    started = time.process_time()
    with pytest.raises(InputError, match=r"big\.txt: has 1,073,741,824 bytes, .*cut it"):
        read_document(Input(path, "big.txt"))
    assert time.process_time() - started < 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_never_ends_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is not known before: so much is read, and no more. So with standard input."""
    monkeypatch.setattr("kg.articles.intake.text.MOST", 1000)
    with pytest.raises(InputError, match="goes on"):
        read_document(Input(Path("/dev/zero"), "zero"))
    stdin = io.TextIOWrapper(io.BytesIO(SIMPLE.encode() * 100))
    monkeypatch.setattr("sys.stdin", stdin)
    with pytest.raises(InputError, match="stdin: goes on"):
        read_document(Input(None, "stdin"))


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01" + bytes(99), bytes(range(256)) * 9])
def test_a_program_named_as_a_text_is_refused(tmp_path: Path, data: bytes) -> None:
    """Whatever its suffix says."""
    with pytest.raises(InputError, match="what is wanted is text"):
        read(tmp_path, data)
