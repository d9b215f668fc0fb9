"""What was read of each document, kept in one file between the builds of a folder."""

from kg.graph.store.codec import Codec, PackedRecord, pack_record
from kg.graph.store.files import STORE, open_store
from kg.graph.store.locked import locked
from kg.graph.store.store import Fault, Store

__all__ = [
    "STORE",
    "Codec",
    "Fault",
    "PackedRecord",
    "Store",
    "locked",
    "open_store",
    "pack_record",
]
