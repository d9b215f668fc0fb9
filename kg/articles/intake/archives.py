"""ZIP and gzip: taken apart in memory, one file at a time, within bounds. Nothing is unpacked to disk."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, BinaryIO, cast

from kg.articles.intake.parts import MEGABYTE, Blob
from kg.errors import InputError

RATIO = 200
"""Times its size that an archive may grow; texts grow to some ten times, bombs to a thousand."""
FREE = 16 * MEGABYTE
"""Bytes that any archive may hold, however small it is."""
MOST_DIRECTORY = 256 * MEGABYTE
"""Bytes of the list of files in a ZIP archive, enough for some two million files."""

Spend = Callable[[int], None]
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, KeyError),
)
"""What the libraries of archives raise on files that are damaged."""
_STEP = 1 << 12  # bytes unpacked at a time: what is lost before a tear
_TAIL = (1 << 16) + 22  # bytes in which the end record of a ZIP archive lies
_UTF8 = 0x800  # flag: the name is in UTF-8


class Budget:
    """How much an archive may still give."""

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.most = self.left = FREE + RATIO * size

    def take(self, count: int) -> None:
        """Count bytes as given. Raises `InputError` where they are too many."""
        self.left -= count
        if self.left < 0:
            raise InputError(
                f"{self.name}: unpacks to over {self.most:,} bytes, more than {RATIO} times its "
                "size; that looks like a bomb: unpack it yourself if it is none"
            )


class Guarded(io.RawIOBase):
    """The first of the streams, which is packed: its faults and its excess are `InputError`s."""

    def __init__(self, name: str, streams: Sequence[IO[bytes]], spend: Spend) -> None:
        self.name, self.streams, self.spend = name, streams, spend
        self.fault: InputError | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As much as there is room for, counted; a fault comes after all that stands before it."""
        if self.fault:
            raise self.fault
        size = 0
        while size < len(buffer):
            try:
                data = self.streams[0].read(min(_STEP, len(buffer) - size))
            except FAULTS as error:
                self.fault = _corrupt(self.name, error)
                if not size:
                    raise self.fault from error
                break
            if not data:
                break
            self.spend(len(data))
            buffer[size : size + len(data)] = data
            size += len(data)
        return size

    def close(self) -> None:
        """Close the streams below, too."""
        for stream in self.streams:
            stream.close()
        super().close()


def open_gz(blob: Blob) -> Iterator[Blob | str]:
    """The one file that a gzip file holds, under the name of this."""
    from kg.articles.intake import kind_of

    inner = kind_of(blob.name.lower().removesuffix(".gz")) or ".txt"
    yield Blob(blob.name, inner, partial(_gunzip, blob))


def _gunzip(blob: Blob) -> BinaryIO:
    packed = blob.open()
    budget = Budget(blob.name, 0)

    def spend(count: int) -> None:
        budget.most = FREE + RATIO * packed.tell()
        budget.left = budget.most - spent[0]
        budget.take(count)
        spent[0] += count

    spent = [0]
    return _buffered(
        Guarded(blob.name, (cast(BinaryIO, gzip.GzipFile(fileobj=packed)), packed), spend)
    )


def open_zip(blob: Blob) -> Iterator[Blob | str]:
    """The files of a ZIP archive that have a known suffix, by name; hidden ones are left out.

    What would lie outside of it, links, archives and what is encrypted are left out and said.
    """
    from kg.articles.intake import ARCHIVES, kind_of

    try:
        with blob.open() as stream:
            size = _check_directory(blob.name, stream)
            with zipfile.ZipFile(stream) as archive:
                budget = Budget(blob.name, size)
                entries: dict[str, zipfile.ZipInfo] = {}
                for info in archive.infolist():
                    name, why = _entry(info)
                    kind = kind_of(name)
                    if info.is_dir() or kind is None or (why is None and _is_hidden(name)):
                        continue
                    if kind in ARCHIVES:
                        why = "is an archive in an archive; unpack it first"
                    elif name in entries:
                        yield f"{blob.name}/{name}: is there twice; the latter is read"
                    if why:
                        yield f"{blob.name}/{name}: {why}; it is left out"
                    else:
                        entries[name] = info
                yield from _clashing(blob.name, entries)
                for name in sorted(entries):
                    whole = f"{blob.name}/{name}"
                    open_entry = partial(_open_entry, whole, archive, entries[name], budget)
                    yield Blob(whole, kind_of(name) or "", open_entry, entries[name].file_size)
    except FAULTS as error:
        raise _corrupt(blob.name, error) from error


def _open_entry(
    name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget
) -> BinaryIO:
    try:
        return _buffered(Guarded(name, (archive.open(info),), budget.take))
    except FAULTS as error:
        raise _corrupt(name, error) from error


def _entry(info: zipfile.ZipInfo) -> tuple[str, str | None]:
    """The name of an entry, and why it cannot be read."""
    name = _name(info)
    path, windows = PurePosixPath(name), PureWindowsPath(name)
    if path.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        return name, "its path leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return name, "is a link"
    if info.flag_bits & 1:
        return name, "is encrypted"
    return path.as_posix(), None


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: old programs write it in the encoding of their country."""
    if info.flag_bits & _UTF8:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return info.filename.encode("cp437").decode(codec)
        except UnicodeError:
            continue
    return info.filename


def _is_hidden(name: str) -> bool:
    return any(
        part.startswith(".") or part == "__MACOSX" for part in name.split("/") if part != ".."
    )


def _clashing(name: str, entries: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    """Take out the entries that would need one place in OUT, and say it."""
    from kg.articles.inputs import find_clashes, on_disk

    folded = {on_disk(entry): entry for entry in entries}
    for entry in sorted(set(entries) - set(folded.values())):
        del entries[entry]
        yield f"{name}/{entry}: another file differs from it in case only; it is left out"
    for one, _, why in list(find_clashes(folded)):
        if entries.pop(folded[one], None):
            yield f"{name}/{folded[one]}: {why}; it is left out"


def _check_directory(name: str, stream: BinaryIO) -> int:
    """Refuse an archive whose list of files is too long to be held; its size in bytes."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    length = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    wide = tail.rfind(b"PK\x06\x06", 0, max(end, 0))
    if length == 0xFFFFFFFF and wide >= 0:
        length = int.from_bytes(tail[wide + 40 : wide + 48], "little")
    if length > MOST_DIRECTORY:
        raise InputError(f"{name}: lists too many files; make several archives of it")
    stream.seek(0)
    return size


def _buffered(stream: Guarded) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(stream, MEGABYTE))


def _corrupt(name: str, error: BaseException) -> InputError:
    why = str(error) or type(error).__name__
    return InputError(f"{name}: the archive is damaged or not of this kind: {why}")
