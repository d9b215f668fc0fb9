"""The files of a build against `build.json`, which names each with its sha256."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.errors import ExportError, InputError
from kg.export.built import read_record
from kg.export.folder import LAST, sha256_of
from kg.export.texts import is_inside, text_path

Problems = dict[str, list[str]]
"""File to what is wrong with it, to be told in one line."""


def read_hashes(out: Path) -> dict[str, str]:
    """File below OUT to the sha256 that `build.json` says; a fault in it is an `InputError`."""
    files: dict[str, str] = read_record(out)["files"]
    if not all(map(is_inside, files)):
        raise InputError(f"{out / LAST}: files: should be names below {out} with their sha256")
    return files


def check_files(out: Path, hashes: dict[str, str]) -> Problems:
    """The files that are missing, unreadable or not those of the build."""
    found = {}
    for name, expected in hashes.items():
        try:
            actual = sha256_of(out / name)
        except FileNotFoundError:
            found[name] = ["missing; build.json lists it"]
        except OSError as error:
            found[name] = [f"cannot be read: {error.strerror}"]
        else:
            if actual != expected:
                change = f"{expected[:12]}… in build.json, {actual[:12]}… now"
                found[name] = [f"changed since the build (sha256 {change})"]
    return found


class Texts:
    """The texts in which offsets count, a few of them held at a time."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._read = lru_cache(maxsize=16)(self._text)

    def __getitem__(self, document: str) -> str | None:
        """The text of a document; `None` where there is none that can be read."""
        return self._read(document)

    def _text(self, document: str) -> str | None:
        try:
            return (self.out / text_path(document)).read_bytes().decode("utf-8")
        except (ExportError, OSError, ValueError):
            return None


def read_rows(path: Path, problems: Problems) -> Iterator[dict[str, object]]:
    """The rows of a JSONL file as far as they can be read; a bad line ends it and is a problem."""
    number = 0
    try:
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                number += 1
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError
                yield row
    except FileNotFoundError:
        problems.setdefault(path.name, ["missing"])
    except OSError as error:
        problems.setdefault(path.name, [f"cannot be read: {error.strerror}"])
    except ValueError:
        problems.setdefault(path.name, []).append(f"line {number}: not a row in JSON")
