"""Damaged files of every format: a document, or one line that names the file; nothing else."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from tests.articles.intake.files import LOAN, put, read

ROUNDS = 20


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", LOAN)
        archive.writestr("b/c.csv", f"text\n{LOAN}\n")
    return out.getvalue()


def _docx() -> bytes:
    docx = pytest.importorskip("docx")
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(LOAN)
    document.add_table(1, 2).cell(0, 0).text = LOAN
    document.save(out)
    return out.getvalue()


def _parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [LOAN] * 50, "id": list(range(50))}), out)
    return out.getvalue()


def _pdf() -> bytes:
    from tests.articles.intake.test_pdf import LEFT, RIGHT, column, made

    return made(column(40, LEFT) + column(220, RIGHT), column(40, LOAN))


def _html() -> bytes:
    pytest.importorskip("trafilatura")
    return f"<html><head><title>茶</title></head><body><h1>茶农</h1><p>{LOAN}</p></body>".encode()


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.zip": _zip,
    "a.txt.gz": lambda: gzip.compress(LOAN.encode()),
    "a.jsonl": lambda: f'{{"id": 1, "text": "{LOAN}"}}\n'.encode() * 3,
    "a.csv": lambda: f'id,text\n1,"{LOAN}"\n2,{LOAN}\n'.encode(),
    "a.html": _html,
    "a.pdf": _pdf,
    "a.docx": _docx,
    "a.parquet": _parquet,
}


def damaged(data: bytes, noise: random.Random) -> bytes:
    """The bytes with some changed, or a part left out, doubled or cut off."""
    mutable = bytearray(data)
    for _ in range(noise.choice((1, 3, 30))):
        mutable[noise.randrange(len(mutable))] = noise.randrange(256)
    at, to = sorted(noise.sample(range(len(mutable) + 1), 2))
    return bytes(
        noise.choice(
            (mutable, mutable[:at], mutable[:at] + mutable[to:], mutable[:to] + mutable[at:])
        )
    )


@pytest.mark.parametrize("name", WHOLE)
def test_damage_is_an_error_of_one_line(tmp_path: Path, name: str) -> None:
    """Whatever the library of the format makes of it."""
    data = WHOLE[name]()
    assert read(put(tmp_path / name, data))[0]
    for seed in range(ROUNDS):
        path = put(tmp_path / name, damaged(data, random.Random(f"{name} {seed}")))  # noqa: S311
        try:
            documents, warnings = read(path)
        except InputError as error:
            documents, warnings = [], [str(error)]
        for line in warnings:
            assert line.startswith(name)
            assert "\n" not in line
        assert documents or warnings
