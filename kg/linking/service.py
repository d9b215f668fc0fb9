"""A client of the Reconciliation Service API (W3C community group, 0.1 and 0.2): names to ids.

OpenRefine speaks it, and Wikidata, GND and many catalogues answer. A batch of names goes as a form
field `queries`; the answer gives candidates with a score each, and says whether one is sure.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from kg.errors import InputError, UsageError
from kg.export.relink import check_link
from kg.linking.table import EXACT
from kg.model import Entity, Link

BATCH, CANDIDATES, TRIES = 10, 3, 3
_BUSY = (429, 502, 503, 504)
_ABSOLUTE = ("http://", "https://", "urn:")


@dataclass(frozen=True, slots=True)
class Service:
    """A service as its manifest describes it; `timeout` is in seconds, for each request."""

    url: str
    identifiers: str
    view: str
    batch: int = BATCH
    timeout: float = 30.0

    @classmethod
    def at(cls, url: str, *, timeout: float = 30.0) -> Service:
        """The service at an address, asked for its manifest."""
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"--service {url}: no address of a service, as https://… is")
        final, manifest = _request(url, timeout)
        if not isinstance(manifest, dict) or not {"name", "identifierSpace"} & set(manifest):
            raise InputError(f"{url}: its answer is no manifest of a reconciliation service")
        view = manifest.get("view")
        batch = manifest.get("batchSize")
        return cls(
            final,
            str(manifest.get("identifierSpace") or ""),
            str(view.get("url") or "") if isinstance(view, dict) else "",
            batch if isinstance(batch, int) and 0 < batch < BATCH else BATCH,
            timeout,
        )

    def iri(self, identifier: str) -> str:
        """The IRI of an id: itself, in the space of ids, or the page that shows it."""
        if identifier.startswith(_ABSOLUTE):
            return identifier
        quoted = urllib.parse.quote(identifier, safe="/:@!$&'()*+,;=-._~")
        if self.identifiers.endswith(("/", "#", "=")) or "{{id}}" not in self.view:
            return f"{self.identifiers}{quoted}"
        return self.view.replace("{{id}}", quoted)

    def candidates(
        self, names: Sequence[str], kind: str | None = None
    ) -> Iterator[list[dict[str, Any]]]:
        """For each name what the service offers; `kind` is a class in the service's words."""
        for first in range(0, len(names), self.batch):
            names_now = names[first : first + self.batch]
            queries = {
                f"q{number}": {"query": name, "limit": CANDIDATES}
                | ({"type": kind} if kind else {})
                for number, name in enumerate(names_now)
            }
            _, answer = _request(self.url, self.timeout, {"queries": json.dumps(queries)})
            for key in queries:
                yield _results(answer, key, self.url)


def link_by_service(
    service: Service,
    entities: Sequence[Entity],
    *,
    kind: str | None = None,
    min_score: float | None = None,
    prop: str = EXACT,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, list[Link]]:
    """Links by entity id, so far as the service is sure, or its one best reaches `min_score`."""
    links: dict[str, list[Link]] = {}
    labels = [entity.label for entity in entities]
    for done, (entity, found) in enumerate(
        zip(entities, service.candidates(labels, kind), strict=True)
    ):
        chosen = choose(found, min_score)
        if chosen is not None:
            link = Link(prop, service.iri(chosen))
            check_link(link, f"{service.url}: the answer to {entity.label}")
            links[entity.id] = [link]
        if progress:
            progress(done + 1, len(entities))
    return links


def choose(candidates: Iterable[dict[str, Any]], min_score: float | None = None) -> str | None:
    """The id of the one candidate that is sure, or is best and good enough; `None` in doubt."""
    found = [(_score(c), str(c["id"]), c.get("match") is True) for c in candidates if c.get("id")]
    sure = sorted({identifier for _, identifier, match in found if match})
    if sure:
        return sure[0] if len(sure) == 1 else None
    best = max((score for score, _, _ in found), default=0.0)
    top = sorted({identifier for score, identifier, _ in found if score == best})
    enough = min_score is not None and best >= min_score
    return top[0] if enough and len(top) == 1 else None


def _score(candidate: dict[str, Any]) -> float:
    score = candidate.get("score")
    return float(score) if isinstance(score, int | float) else 0.0


def _results(answer: object, key: str, url: str) -> list[dict[str, Any]]:
    found = answer.get(key) if isinstance(answer, dict) else None
    results = found.get("result") if isinstance(found, dict) else None
    if not isinstance(results, list) or not all(isinstance(item, dict) for item in results):
        message = answer.get("message") if isinstance(answer, dict) else None
        said = f": {' '.join(str(message).split())[:200]}" if message else ""
        raise InputError(f"{url}: its answer holds no candidates for a name asked{said}")
    return results


def _request(url: str, timeout: float, form: dict[str, str] | None = None) -> tuple[str, Any]:
    """The address that answered in the end, and its JSON; a busy service is asked again."""
    data = urllib.parse.urlencode(form).encode("ascii") if form else None
    request = urllib.request.Request(  # noqa: S310 -- `Service.at` lets in http and https only
        url, data, {"Accept": "application/json", "User-Agent": "kg-news"}
    )
    for left in range(TRIES - 1, -1, -1):
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
                return answer.geturl(), json.loads(answer.read())
        except urllib.error.HTTPError as error:
            error.close()
            if error.code not in _BUSY or not left:
                raise InputError(f"{url}: answers {error.code} {error.reason}") from error
            time.sleep(TRIES - left)
        except TimeoutError as error:
            raise InputError(f"{url}: no answer in {timeout:g} seconds") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            if isinstance(reason, TimeoutError):
                raise InputError(f"{url}: no answer in {timeout:g} seconds") from error
            raise InputError(f"{url}: cannot be reached: {reason}") from error
        except ValueError as error:
            raise InputError(f"{url}: its answer is not JSON") from error
    raise AssertionError("the last try returns or raises")
