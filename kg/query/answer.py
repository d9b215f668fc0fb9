"""What a question gets: rows of terms, whichever engine found them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of terms under the names of variables; `None` where a variable is unbound.

    An ASK has the column `answer`. CONSTRUCT and DESCRIBE give a graph (`is_graph`): sorted rows of
    `subject`, `predicate`, `object`. `prefixes` are those of the question, to print IRIs short.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    prefixes: dict[str, str] = field(default_factory=dict, compare=False)
    is_graph: bool = False
