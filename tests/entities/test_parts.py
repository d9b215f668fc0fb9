"""Identity looked for in parts of the corpus, each by itself, is that of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import parts, resolve_corpus
from kg.entities.evidence import find_evidence
from kg.entities.filing import keys_of
from kg.entities.parts import Key, Part, part_of, split
from kg.entities.rows import Row, gather_rows
from kg.model import Entity
from tests.entities.test_stability import NAMES, TEXTS, Text, entities_of


def elsewhere(work: Callable[[Any], Any], given: Iterable[Any], /) -> list[Any]:
    """Each part a copy, as one that was sent, and the last one done first."""
    return [work(deepcopy(part)) for part in given][::-1]


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=6), st.integers(1, 8), st.integers())
def test_however_the_keys_are_parted_the_identity_is_the_same(
    texts: list[Text], size: int, salt: int
) -> None:
    """Ids, labels, aliases and every reason, for any number of parts and any key in any part."""
    documents = [entities_of(text, number) for number, text in enumerate(texts)]

    def anywhere(key: Key, count: int) -> int:
        return crc32(f"{salt}{key}".encode()) % count

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", size)
        patch.setattr(parts, "part_of", anywhere)
        parted = resolve_corpus(documents, base_iri="x/", spread=elsewhere)
    assert parted == resolve_corpus(documents, base_iri="x/")


def rows() -> list[Row]:
    """The rows of a document for each text that the stability tests have, in two cities."""
    texts = [((part,), city) for part in _parts() for city in ("太原市", "大同市")]
    entities = [e for number, text in enumerate(texts) for e in entities_of(text, number)]
    return gather_rows(entity for entity in entities if entity.type != "Person")[0]


def _parts() -> list[tuple[str, str]]:
    return [(word, text) for word, texts in NAMES.items() for text in texts]


@pytest.mark.parametrize("count", [2, 3, 7, 100])
def test_the_evidence_of_all_parts_is_that_of_the_whole(count: int) -> None:
    """No key is looked at twice, none is left out, none tells anything else."""
    whole = find_evidence(Part(dict(enumerate(rows()))))
    found = [e for part in split(rows(), keys_of, count) for e in find_evidence(part)]
    assert sorted(found) == sorted(whole)
    assert any(e.pairs for e in whole)
    assert any(e.known for e in whole)
    assert any(e.units for e in whole)


def test_a_name_that_has_nothing_in_common_with_others_goes_nowhere() -> None:
    """What travels is names that may be one, not the corpus."""
    entities = [Entity(f"{at}#e1", "Enterprise", None, f"远山{at}茶业") for at in range(9)]
    alone, _ = gather_rows(entities)
    assert list(split(alone, keys_of, 3)) == []


def test_a_key_falls_to_one_part_in_every_process() -> None:
    """Python's own hashes differ from process to process."""
    assert [part_of(("name", name), 10) for name in ("远山茶业", "云桦软件")] == [7, 1]
