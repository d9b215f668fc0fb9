"""The client of the Reconciliation Service API, against a service in this process."""

from __future__ import annotations

import time

import pytest

from kg.errors import InputError, UsageError
from kg.linking import Service, link_by_service
from kg.linking.service import choose
from kg.model import Entity, Link
from tests.linking.by_hand import candidate, results, serve


def bank(label: str) -> Entity:
    """A bank of the graph."""
    return Entity(f"https://kg.example/entity/{label}", "Bank", None, label)


@pytest.mark.parametrize(
    ("found", "min_score", "chosen"),
    [
        ([], 0.0, None),
        ([candidate("a", 60, True), candidate("b", 90)], None, "a"),
        ([candidate("a", 60, True), candidate("b", 90, True)], None, None),
        ([candidate("a", 60)], None, None),
        ([candidate("a", 60), candidate("b", 50)], 60, "a"),
        ([candidate("a", 60), candidate("b", 50)], 61, None),
        ([candidate("a", 60), candidate("b", 60)], 10, None),
        ([{"id": "a", "score": "high"}, {"name": "no id"}], None, None),
    ],
)
def test_only_what_is_sure_or_clearly_best_is_chosen(
    found: list[dict[str, object]], min_score: float | None, chosen: str | None
) -> None:
    """Two that are equally good are none."""
    assert choose(found, min_score) == chosen


def test_names_are_asked_in_batches_and_linked() -> None:
    """23 names go in three requests, with the class; ids are put behind the space of ids."""
    banks = [bank(f"红河{n}银行") for n in range(23)]
    known = {
        "红河3银行": [candidate("B 3", 100, True)],
        "红河22银行": [candidate("https://other.example/22", 80), candidate("x", 70)],
    }
    with serve(results(known)) as local:
        service = Service.at(local.url)
        links = link_by_service(service, banks, kind="Bank", min_score=75)
    assert [len(batch) for batch in local.batches] == [10, 10, 3]
    assert local.batches[2]["q2"] == {"query": "红河22银行", "limit": 3, "type": "Bank"}
    assert links == {
        banks[3].id: [Link("skos:exactMatch", "https://example.org/bank/B%203")],
        banks[22].id: [Link("skos:exactMatch", "https://other.example/22")],
    }


def test_an_id_without_a_space_is_where_it_is_shown() -> None:
    """A space that no id can follow is only a name of it."""
    service = Service("http://x", "https://example.org/ids", "https://example.org/show?id={{id}}")
    assert service.iri("甲1") == "https://example.org/show?id=%E7%94%B21"


def test_a_busy_service_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a pause; what goes on being busy is told with its status."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    with serve(results({}), failures=[503, 429]) as local:
        assert Service.at(local.url).batch == 10
    assert pauses == [1, 2]
    with (
        serve(results({}), failures=[503] * 3) as local,
        pytest.raises(InputError, match="answers 503"),
    ):
        Service.at(local.url)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("<html>", "its answer is not JSON"),
        ([], "its answer holds no candidates"),
        ({"status": "error", "message": "no such\ntype"}, "for a name asked: no such type"),
        ({"q0": {"result": [1]}}, "its answer holds no candidates"),
    ],
)
def test_what_is_no_answer_is_told_in_a_line(answer: object, said: str) -> None:
    """With the address of the service."""
    with serve(lambda queries: answer) as local:
        service = Service.at(local.url)
        with pytest.raises(InputError) as failed:
            link_by_service(service, [bank("红河银行")])
    assert str(failed.value).startswith(local.url)
    assert said in str(failed.value)
    assert "\n" not in str(failed.value)


def test_what_is_no_service_is_told_in_a_line() -> None:
    """Neither a manifest, nor reachable, nor an address, nor in time."""
    with (
        serve(results({}), manifest={"hello": 1}) as local,
        pytest.raises(InputError, match="no manifest"),
    ):
        Service.at(local.url)
    with pytest.raises(InputError, match="cannot be reached"):
        Service.at(local.url, timeout=5)
    with pytest.raises(UsageError, match="no address of a service"):
        Service.at("file:///etc/hosts")

    def late(queries: object) -> object:
        time.sleep(0.5)
        return {}

    with serve(late) as local, pytest.raises(InputError, match=r"no answer in 0\.1 seconds"):
        link_by_service(Service(local.url, "", "", timeout=0.1), [bank("红河银行")])
