"""What documents say lies on disk and comes back in order."""

from __future__ import annotations

from pathlib import Path

from kg.graph.claims import open_claims
from kg.model import Entity, Link


def test_records_are_kept_in_their_order(tmp_path: Path) -> None:
    """They are gone through again and again, each kind by itself, and are gone at the end."""
    bank = Entity("b", "Bank", None, "红河银行", links=(Link("owl:sameAs", "x"),))
    tea = Entity("a", "Enterprise", None, "远山茶业")
    (tmp_path / ".kg").mkdir()
    with open_claims(tmp_path) as claims:
        entities = claims.keep(iter([bank, tea]), Entity)
        ids = claims.keep([{"d#e1": "b"}, {}], dict[str, str])
        assert [list(entities), list(entities)] == [[bank, tea]] * 2
        assert (len(ids), list(ids)) == (2, [{"d#e1": "b"}, {}])
    assert list((tmp_path / ".kg").iterdir()) == []


def test_copies_of_one_number_come_together() -> None:
    """In the order of the numbers, also while others are kept."""
    with open_claims() as claims:
        found = claims.gather([(2, "乙"), (1, "甲"), (2, "丙")], str)
        joined = claims.keep(((f"{number}{''.join(sorted(c))}" for number, c in found)), str)
        assert list(joined) == ["1甲", "2丙乙"]
        assert list(claims.gather([], str)) == []
