"""Features in words, for a person who asks why a pair was likely or not.

In what is quoted `N` is a name, `G` a group, `M` a sum and `V` another value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.statements.likely.features import CLASS

Roles = tuple[str, str]

_CLASSES = {letter: name for name, letter in CLASS.items()}
_KINDS = {"name": "a name", "group": "a group", "anaphor": "a word that stands for a name"}
_NEXT_PART = re.compile(r",(?=(?:w|t|i|np|n|of|e|ww|mm|tt|gap)[=~])")
_FOUND = re.compile(r"(?P<one>[Ao-])(?P<crossed>b?)(?P<two>[Bo-])(?P<back>a?)$")
_PLACES = {"c": "clause", "s": "sentence"}


def feature_aloud(feature: str, roles: Roles) -> str:
    """`A.w=c<,t=B` of `funder` and `recipient` reads `funder: before the predicate, a Bank`."""
    for mark, role in zip(("A.", "B."), roles, strict=True):
        if feature.startswith(mark):
            return f"{role}: {_parts(feature[2:], roles)}"
    for sign, told in (("fr", _tried), ("rule", _fired), ("sk=", _skeleton)):
        if feature.startswith(sign):
            return told(feature[len(sign) :], roles)
    return _parts(feature, roles)


def _parts(body: str, roles: Roles) -> str:
    if body.startswith("latest="):
        body = body.replace(",n=", ",of=")  # here it counts names of a class
    order, _, rest = body.partition(",")
    if order in ("ab", "ba"):
        return f"{_order(order, roles)}, {_parts(rest, roles)}"
    return ", ".join(_part(part, roles) for part in _NEXT_PART.split(body))


def _part(part: str, roles: Roles) -> str:
    for key, say in _PAIR.items():
        if part.startswith(key):
            return say(part[len(key) :], roles)
    key, sign, value = part.partition("=") if "=" in part else part.partition("~")
    if sign and key in _SAID:
        return _SAID[key](value)
    if part in _PLAIN:
        return _PLAIN[part]
    for key, say_more in _NUMBERED.items():
        if part.startswith(key) and part[len(key) :].isdigit():
            return say_more(part[len(key) :])
    return part


def _where(value: str) -> str:
    """Where a name stands, as seen from the clause of the predicate; also the first letters of it."""
    known = {"c<": "before the predicate", "c>": "behind the predicate", "c": "in the clause"}
    known |= {"s": "elsewhere in the sentence", "S": "in an earlier sentence"}
    known |= {"s-": "in an earlier clause", "S-": "in an earlier sentence"}
    if value in known:
        return known[value]
    unit = "clause" if value[0] == "s" else "sentence"
    number = int(value[1:])
    return f"{_count(abs(number), unit)} {'before' if number < 0 else 'further on'}"


def _class(letter: str) -> str:
    name = _CLASSES.get(letter, letter)
    return f"{'an' if name[0] in 'AEO' else 'a'} {name}"


def _marked(value: str) -> str:
    return f"marked by {value}" if value else "without a mark"


def _quoted(value: str) -> str:
    return value or "nothing"


def _count(number: str | int, thing: str) -> str:
    return f"{number} {thing}{'' if str(number) == '1' else 's'}"


def _order(value: str, roles: Roles) -> str:
    return f"{roles['ab'.index(value[0])]} first"


def _both(say: Callable[[str], str], value: str, roles: Roles) -> str:
    one, _, two = value.partition(",")
    return f"{roles[0]} {say(one)}, {roles[1]} {say(two)}"


def _yes(yes: str, no: str) -> Callable[[str], str]:
    return lambda value: yes if value == "True" else no


_SAID: dict[str, Callable[[str], str]] = {
    "w": _where,
    "t": _class,
    "m": _marked,
    "a1": lambda v: f"right before {_quoted(v)}",
    "a2": lambda v: f"right before {_quoted(v)}",
    "b1": lambda v: f"right behind {_quoted(v)}",
    "b2": lambda v: f"right behind {_quoted(v)}",
    "k": lambda v: _KINDS.get(v, v),
    "i": lambda v: f"number {int(v) + 1}",
    "d": lambda v: f"{4 * int(v)} characters from the predicate, or more",
    "g": lambda v: f"{_quoted(v)} between it and the predicate",
    "n": lambda v: f"named {_count(v, 'time')}",
    "of": lambda v: f"of {v} before the clause",
    "nearer": lambda v: f"{v} of its class nearer by",
    "same": lambda v: f"{v} more of its class in reach",
    "np": lambda v: f"{v} of its class in the article",
    "pro": _yes("named oftenest of its class", "not named oftenest of its class"),
    "latest": _yes("the last named of its class", "not the last named of its class"),
    "bare": lambda v: f"{v} in the clause",
    "e": lambda v: f"its name ends with {_quoted(v)}",
    "barefit": _yes("it is such a thing as the clause tells of", "it is no such thing"),
    "open": lambda v: f"the clause opens with {_quoted(v)}",
    "end": lambda v: f"the clause ends with {_quoted(v)}",
    "nc": lambda v: f"{_count(v, 'name')} in the clause",
    "u": lambda v: f"{v} in the clause",
    "bi": lambda v: f"{v} in the clause",
    "tt": lambda v: " and ".join(_class(letter) for letter in v),
    "cue": lambda v: "a sum" if v == "M" else f"the predicate {v}",
    "gap": lambda v: f"{_quoted(v)} between the two",
}
_PAIR: dict[str, Callable[[str, Roles], str]] = {
    "ww=": lambda v, roles: _both(_where, v, roles),
    "mm=": lambda v, roles: _both(_marked, v, roles),
    "order=": _order,
    "oneslot": lambda v, roles: "both in one list",
}
_PLAIN = {
    "bias": "every pair",
    "money": "a sum in the clause",
    "value": "a value in the clause",
    "in": "within the noun phrase of another",
    "list": "one of a list",
    "first": "the first name of its clause",
    "topic": "the topic of the text",
    "head": "in the headline",
    "otherpar": "in another paragraph",
}
_NUMBERED: dict[str, Callable[[str], str]] = {
    "topic": lambda v: f"the topic of the text since {_count(v, 'sentence')}",
    "gN": lambda v: f"{_count(v, 'name')} between it and the predicate",
    "N": lambda v: f"{_count(v, 'name')} between the two",
}


def _skeleton(value: str, roles: Roles) -> str:
    order, _, frame = value.partition(":")
    between, _, behind = frame.partition("|")
    return f"{_order(order, roles)}, {_quoted(between)} between the two, {_quoted(behind)} behind"


def _fired(value: str, roles: Roles) -> str:
    """What a rule that fired has in common with the pair."""
    likeness, _, near = value.partition(".")
    first, second = roles
    told = {
        "A": f"gives the {first} another {second}",
        "B": f"gives the {second} another {first}",
        "X": f"has the {second} as {first}",
        "Y": f"has the {first} as {second}",
        "0": "is about others",
    }
    return f"a claim of the {_PLACES.get(near, near)} {told.get(likeness, likeness)}"


def _tried(value: str, roles: Roles) -> str:
    """What a rule that came to nothing had found."""
    mark, _, rest = value.partition(",")
    match = _FOUND.match(mark)
    if match is None:
        return "no rule found either"
    rule, _, step = rest.rpartition(",")
    own, other, none = "this {}", "another {}", "no {}"
    said = {"A": own, "B": own, "o": other, "-": none}
    found = [said[match[key]].format(role) for key, role in zip(("one", "two"), roles, strict=True)]
    if match["crossed"]:
        found.append(f"the {roles[1]} as {roles[0]}")
    if match["back"]:
        found.append(f"the {roles[0]} as {roles[1]}")
    return f"{rule or 'a rule'} found {', '.join(found)}, and failed at {step}"
