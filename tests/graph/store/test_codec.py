"""Records become bytes and records again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.graph.store import Codec
from kg.graph.store.codec import codecs
from kg.model import DocumentRecord, Evidence, Statement
from tests.graph.store.by_hand import record

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, st.integers(-(2**63), 2**63))
st.register_type_strategy(float, st.floats(allow_nan=False))
EVIDENCE = st.lists(st.from_type(Evidence), min_size=1, max_size=2).map(tuple)
st.register_type_strategy(Statement, st.builds(Statement, evidence=EVIDENCE))


@settings(max_examples=30, deadline=None)
@given(st.from_type(DocumentRecord))
def test_every_record_comes_back_as_it_was(given_record: DocumentRecord) -> None:
    """All types of records, whatever is in their fields, optional ones and tuples included."""
    for name, codec in codecs().items():
        value = getattr(given_record, name)
        assert codec.unpack(codec.pack(value)) == value
        assert type(codec.unpack(codec.pack(value))) is type(value)


def test_every_field_of_a_record_is_kept() -> None:
    """A record is put together again from its parts."""
    whole = record("a.txt", "青石", "a.txt: 无")
    parts = {name: codec.pack(getattr(whole, name)) for name, codec in codecs().items()}
    assert DocumentRecord(**{n: codecs()[n].unpack(data) for n, data in parts.items()}) == whole


@pytest.mark.parametrize("data", [b"", b"\x00", b"x\x9c\x03\x00", b"no"])
def test_damaged_bytes_are_an_error_of_ours(data: bytes) -> None:
    """What is no record is told, and nothing runs that stands in it."""
    with pytest.raises(StoreError, match="damaged"):
        codecs()["document"].unpack(data)


def test_bytes_of_another_type_are_an_error_of_ours() -> None:
    """A record of one type is none of another."""
    with pytest.raises(StoreError, match="damaged"):
        codecs()["document"].unpack(Codec[list[int]](list[int]).pack([1]))
