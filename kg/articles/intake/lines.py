"""Lines of a large file, one after the other, with the bytes that they were."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from kg.articles.decode import BOMS, decode_text, find_codec
from kg.articles.intake import parts
from kg.articles.intake.parts import MEGABYTE, Blob, Settings

_FAULTS = range(0xDC80, 0xDD00)  # what surrogateescape makes of a byte


class Line(NamedTuple):
    """A line and its bytes, its end included; `text` is `None` where it is longer than allowed."""

    number: int
    text: str | None
    data: bytes


def read_lines(blob: Blob, settings: Settings) -> Iterator[Line]:
    """The lines of a file; a byte that does not decode is a lone surrogate in its line.

    Which encoding it is, the first megabyte says. Raises `InputError` where that says nothing.
    """
    opened = blob.open()
    raw = opened.detach() if isinstance(opened, io.BufferedReader) else opened
    with io.BufferedReader(cast(io.RawIOBase, raw), MEGABYTE) as stream:
        sample = stream.peek(MEGABYTE)
        codec = find_codec(settings.encoding) if settings.encoding else _codec(sample, blob.name)
        if codec.startswith(("utf-16", "utf-32")):
            yield from _wide(stream, codec)
            return
        for number, data in enumerate(_split(stream), 1):
            text = None if data is None else data.decode(codec, "surrogateescape")
            yield Line(number, text and text.removeprefix("\ufeff"), data or b"")


def fault(text: str) -> str | None:
    """What to say of a line in which bytes did not decode."""
    found = next((ord(char) & 0xFF for char in text if ord(char) in _FAULTS), None)
    if found is None:
        return None
    return f"byte 0x{found:02x} is not of the encoding of the file; name it with --encoding"


def _split(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines with their ends; `None` for one that is too long, of which nothing is kept."""
    while data := stream.readline(parts.MOST + 1):
        if len(data) <= parts.MOST:
            yield data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(MEGABYTE)
        yield None


def _wide(stream: BinaryIO, codec: str) -> Iterator[Line]:
    """Lines in an encoding in which a line feed is more than a byte; their bytes as UTF-8."""
    text = io.TextIOWrapper(stream, codec, errors="replace", newline="\n")
    number = 0
    try:
        while line := text.readline(parts.MOST + 1):
            number += 1
            long = len(line) > parts.MOST
            while long and line and not line.endswith("\n"):
                line = text.readline(MEGABYTE)
            line = line.removeprefix("\ufeff")
            yield Line(number, None if long else line, line.encode("utf-8", "surrogatepass"))
    finally:
        text.detach()


def _codec(sample: bytes, name: str) -> str:
    """The encoding that the first part of a file is in; it may end within a character."""
    for bom, codec in BOMS:
        if sample.startswith(bom):
            return codec
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        text = "\x00"
    lines = [line for line in sample.split(b"\n") if not line.isascii()]
    if "\x00" not in text or 2 * sum(map(_is_utf8, lines)) > len(lines):
        return "utf-8"
    whole = sample[: sample.rfind(b"\n") + 1] if len(sample) >= MEGABYTE else sample
    return decode_text(whole or sample, name)[1]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
