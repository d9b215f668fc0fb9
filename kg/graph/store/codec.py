"""Records as bytes and back: MessagePack, deflated.

Nothing that is read back can run: a file of others gives records of ours or an error.
"""

from __future__ import annotations

import zlib
from dataclasses import fields
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar, get_type_hints

import msgspec

from kg.errors import StoreError
from kg.model import DocumentRecord

T = TypeVar("T")


class DamagedRecordError(StoreError):
    """Bytes in the store are not those of a record."""


_FAST = 1
"""Of zlib's levels; 6 makes a record a tenth smaller and takes twice the time."""


class Codec(Generic[T]):
    """Values of one type as bytes and back; `kind` may be any type of our records."""

    def __init__(self, kind: Any, *, deflate: bool = True) -> None:
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._deflate = deflate

    def pack(self, value: T) -> bytes:
        """The value as bytes, the same for equal values."""
        data = self._encode(value)
        return zlib.compress(data, _FAST) if self._deflate else data

    def unpack(self, data: bytes) -> T:
        """The value again. Raises `DamagedRecordError` where the bytes are not of one."""
        try:
            value: T = self._decode(zlib.decompress(data) if self._deflate else data)
        except (zlib.error, msgspec.MsgspecError, ValueError, TypeError) as error:
            raise DamagedRecordError(f"a record in it is damaged ({error})") from error
        return value


class PackedRecord(NamedTuple):
    """A record of a document as the store keeps it: `parts` are its fields, packed, by name.

    `key` tells whether the record would be made again just so; `warnings` are the record's.
    """

    name: str
    key: bytes
    parts: dict[str, bytes]
    articles: int
    mentions: int
    warnings: tuple[str, ...]


@lru_cache
def codecs() -> dict[str, Codec[Any]]:
    """A codec for each field of `DocumentRecord`, by its name."""
    kinds = get_type_hints(DocumentRecord)
    return {field.name: Codec(kinds[field.name]) for field in fields(DocumentRecord)}


def pack_record(record: DocumentRecord, key: bytes) -> PackedRecord:
    """The record as the store keeps it."""
    return PackedRecord(
        record.document.name,
        key,
        {name: codec.pack(getattr(record, name)) for name, codec in codecs().items()},
        len(record.articles),
        len(record.mentions),
        record.warnings,
    )
