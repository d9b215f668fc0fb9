"""The constraints of SHACL that our shapes use, each as a check of the values of a node.

A check yields what is wrong: the value, or `None` where it is their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import pyoxigraph as ox

from kg.query.validate.focus import Focus, Term

Values = Sequence[Term]
XSD = "http://www.w3.org/2001/XMLSchema#"
_FORMS = {
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "integer": r"[+-]?\d+",
    "boolean": "true|false|0|1",
    "gYear": r"-?\d{4,}(Z|[+-]\d\d:\d\d)?",
    "gYearMonth": r"-?\d{4,}-(0[1-9]|1[0-2])(Z|[+-]\d\d:\d\d)?",
    "date": r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?",
    "dateTime": r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
}
_WELL_FORMED = {f"{XSD}{name}": re.compile(form, re.ASCII) for name, form in _FORMS.items()}
_NUMBERS = (f"{XSD}decimal", f"{XSD}integer")


Check = Callable[[Focus, Values], Iterator[Term | None]]
Holds = Callable[[Focus, Term], bool]


def each(holds: Holds) -> Check:
    """Every value for which `holds` does not."""
    return lambda focus, values: (value for value in values if not holds(focus, value))


def at_least(count: int, holds: Holds | None = None) -> Check:
    """So many values, or so many for which `holds` does."""

    def check(focus: Focus, values: Values) -> Iterator[None]:
        found = sum(holds(focus, value) for value in values) if holds else len(values)
        if found < count:
            yield None

    return check


def at_most(count: int, holds: Holds | None = None) -> Check:
    """No more values, or no more for which `holds` does."""

    def check(focus: Focus, values: Values) -> Iterator[None]:
        found = sum(holds(focus, value) for value in values) if holds else len(values)
        if found > count:
            yield None

    return check


def equal_to(predicate: ox.NamedNode) -> Check:
    """The values are those of another property."""

    def check(focus: Focus, values: Values) -> Iterator[Term]:
        others = focus.get(predicate)
        yield from (value for value in values if value not in others)
        yield from (other for other in others if other not in values)

    return check


def disjoint_from(predicate: ox.NamedNode) -> Check:
    """No value is one of another property."""

    def check(focus: Focus, values: Values) -> Iterator[Term]:
        others = focus.get(predicate)
        return (value for value in values if value in others)

    return check


def less_than(predicate: ox.NamedNode, *, or_equal: bool) -> Check:
    """Every value is less than each of another property."""

    def check(focus: Focus, values: Values) -> Iterator[Term]:
        for value in values:
            for other in focus.get(predicate):
                order = compare(value, other)
                if order is None or order > 0 or (order == 0 and not or_equal):
                    yield value

    return check


def of_class(kind: ox.NamedNode) -> Holds:
    """A node of the class."""
    return lambda focus, value: focus.is_a(value, kind)


def of_datatype(datatype: ox.NamedNode) -> Holds:
    """A literal of the type that can be read as one."""
    form = _WELL_FORMED.get(datatype.value)
    return lambda _, value: (
        isinstance(value, ox.Literal)
        and value.datatype == datatype
        and (form is None or form.fullmatch(value.value) is not None)
    )


def in_language(tags: Sequence[str]) -> Holds:
    """A text in one of the languages."""

    def holds(_: Focus, value: Term) -> bool:
        language = value.language if isinstance(value, ox.Literal) else None
        return language is not None and any(
            language.lower() == tag or language.lower().startswith(f"{tag}-") for tag in tags
        )

    return holds


def matching(pattern: str) -> Holds:
    """Words in which the pattern is found."""
    found = re.compile(pattern)
    return lambda _, value: (text := text_of(value)) is not None and bool(found.search(text))


def at_least_long(length: int) -> Holds:
    """Words of that length."""
    return lambda _, value: (text := text_of(value)) is not None and len(text) >= length


def bounded(bound: Term, sign: int) -> Holds:
    """Not less (`sign` is -1) or not more (1) than the bound."""
    return lambda _, value: (order := compare(value, bound)) is not None and order != sign


def text_of(value: Term) -> str | None:
    """The words of a literal, or the IRI."""
    return value.value if isinstance(value, ox.Literal | ox.NamedNode) else None


def compare(one: Term, other: Term) -> int | None:
    """-1, 0 or 1; `None` for what cannot be told."""
    first, second = _quantity(one), _quantity(other)
    try:
        return (first > second) - (first < second)  # type: ignore[operator]
    except TypeError:
        return None


def _quantity(value: Term) -> Decimal | datetime | str | None:
    if not isinstance(value, ox.Literal) or value.language:
        return None
    datatype = value.datatype.value
    form = _WELL_FORMED.get(datatype)
    if form and not form.fullmatch(value.value):
        return None
    if datatype in _NUMBERS:
        return Decimal(value.value)
    if datatype == f"{XSD}dateTime":
        return datetime.fromisoformat(value.value)
    return value.value if datatype == f"{XSD}string" else None
