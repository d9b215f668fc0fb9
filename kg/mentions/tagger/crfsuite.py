"""A model file of CRFsuite, as training leaves it, read into `Weights`.

The format is CRFsuite's own (`crf1d_model.c`, `cqdb.c`): a header with the places of five parts, of
which the features, the strings of labels and attributes, and the features of each attribute count.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np

from kg.errors import InputError
from kg.mentions.tagger.weights import Weights, make_weights

_HEADER = "<4sI4sIIIIIIIII"
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_CHUNK = 12  # bytes of a part's own header: name, size, count


def read_crfsuite(data: bytes) -> Weights:
    """The weights of a linear-chain model; takes seconds. Raises `InputError` for other bytes."""
    if data[:4] != b"lCRF" or data[8:12] != b"FOMC":
        raise InputError("not a model of CRFsuite: the file begins otherwise")
    *_, features_at, labels_at, attributes_at, _, references_at = struct.unpack_from(_HEADER, data)
    count = struct.unpack_from("<I", data, features_at + 8)[0]
    features = np.frombuffer(data, _FEATURE, count, features_at + _CHUNK)
    labels = list(_strings(data, labels_at))
    transitions = np.zeros((len(labels), len(labels)))
    edges = features[features["kind"] == _TRANSITION]
    transitions[edges["source"], edges["target"]] = edges["weight"]
    targets, weights = features["target"].tolist(), features["weight"].tolist()
    named = (
        (name, [(targets[n], weights[n]) for n in own])
        for name, own in zip(
            _strings(data, attributes_at), _references(data, references_at), strict=True
        )
    )
    return make_weights(labels, transitions, named)


def _strings(data: bytes, at: int) -> Iterator[str]:
    """The strings of a constant database, in order of their numbers."""
    size, begin = struct.unpack_from("<II", data, at + 16)
    for place in struct.unpack_from(f"<{size}I", data, at + begin):
        length = struct.unpack_from("<I", data, at + place + 4)[0]
        start = at + place + 8
        yield data[start : start + length - 1].decode()  # a zero byte closes it


def _references(data: bytes, at: int) -> Iterator[tuple[int, ...]]:
    """The numbers of each attribute's features."""
    count = struct.unpack_from("<I", data, at + 8)[0]
    for place in struct.unpack_from(f"<{count}I", data, at + _CHUNK):
        own = struct.unpack_from("<I", data, place)[0]
        yield struct.unpack_from(f"<{own}I", data, place + 4)
