"""Documents read some at once: each comes out as it would alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import record
from kg.articles import Input
from kg.model import Document, content_id
from kg.record import Choices
from kg.workers import Making, Reader, Task, reader
from kg.workers.reader import HELD, batches

TEXTS = (
    "青石银行位于白河县。",
    "no Chinese",
    "",
    "2024年3月，云岭茶业有限公司获青石银行贷款300万元。",
    "云岭茶业",
)


def task(number: int, text: str) -> Task:
    """A task that brings its document."""
    name = f"{number}.txt"
    return Task(number, Input(None, name), Document(name, text, content_id(text)))


def test_batches_end_where_texts_are_long() -> None:
    """Order and number stay; what is in hand does not grow with texts."""
    short, long = [task(n, "短") for n in range(5)], task(5, "长" * HELD)
    given = [*short, long, *short]
    found = list(batches(given, 4))
    assert [item for batch in found for item in batch] == given
    assert [len(batch) for batch in found] == [4, 2, 4, 1]


@pytest.mark.slow
def test_records_do_not_depend_on_what_is_read_with_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor on one that lets no name be found: it alone is put aside."""
    making = Making(Choices(), b"now")
    read = Reader(making.choices.load(), making)
    tasks = tuple(task(n, text) for n, text in enumerate(TEXTS))
    missing = Task(9, Input(tmp_path / "none.txt", "none.txt"))
    alone = [done for one in (*tasks, missing) for done in read((one,))]
    assert list(read((*tasks, missing))) == alone
    assert alone[-1].skipped
    tag = record.tag_ahead

    def fails(documents: list[Document], *more: object) -> object:
        if any(document.name == "0.txt" for document in documents):
            raise ZeroDivisionError
        return tag(documents, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "tag_ahead", fails)
    monkeypatch.setattr("kg.record.tag_ahead", fails)
    first, *others = read(tasks)
    assert [fault.name for fault in first.faults] == ["0.txt"]
    assert others == alone[1:-1]
