"""The words of features, from plain values alone: alike for all pairs that show the same.

`role` is `A` or `B`, `where` the place of a name (see `kg.statements.likely.features`), `kind` the
letter of its class.
"""

from __future__ import annotations

import re

_FRAME = re.compile("[^NVMG为向给对由被与和同从将把在的]")


def standing(
    role: str, where: str, kind: str, marker: str, how: str, inside: bool, listed: int,
    first: bool, far: int,
) -> tuple[str, ...]:  # fmt: skip
    """Where a name stands and how it is marked; `listed` is its place in a list, -1 in none."""
    found = [f"w={where}", f"t={kind}", f"w={where},t={kind}"]
    found += [f"m={marker},w={where[:2]}", f"m={marker},t={kind}", f"k={how}", f"k={how},w={where}"]
    found += [f"in,t={kind}"] * inside + [f"first,w={where[:1]}"] * first
    if listed >= 0:
        found.append(f"list,i={listed}")
    return tuple(f"{role}.{feature}" for feature in (*found, f"d={far}"))


def around(role: str, where: str, before: str, after: str) -> tuple[str, ...]:
    """The characters beside a name."""
    return (
        f"{role}.a1={after[:1]},w={where[:1]}",
        f"{role}.a2={after}",
        f"{role}.b1={before[-1:]},w={where[:1]}",
        f"{role}.b2={before}",
    )


def up_to_cue(role: str, gap: str) -> tuple[str, ...]:
    """What stands between a name and the cue of its clause."""
    words = f"g={gap}" if len(gap) <= 4 else f"g~{gap[:2]}..{gap[-2:]}"
    return f"{role}.{words}", f"{role}.gN{min(3, gap.count('N'))}"


def known(
    role: str, where: str, kind: str, topic: int, often: int, head: bool, apart: bool, nearer: int,
    same: int,
) -> tuple[str, ...]:  # fmt: skip
    """How far the article is about a name, and who else could be meant.

    `topic` is how many sentences ago it was made the topic, -1 where it is none; `nearer` how many
    of its class stand behind it, -1 where it stands in the clause itself.
    """
    found = [f"n={often}", f"n={often},w={where}"]
    found += ["head"] * head + [f"otherpar,w={where}"] * apart
    if topic >= 0:
        found += [f"topic{topic}", f"topic,w={where},t={kind}"]
    if nearer >= 0:
        found.append(f"nearer={nearer},t={kind}")
    return tuple(f"{role}.{feature}" for feature in (*found, f"same={same},w={where}"))


def chief(
    where: str, kind: str, is_chief: bool, peers: int, last: bool, seen: int
) -> tuple[str, ...]:
    """Is the receiver the one of its class that the article is about, or that came last?"""
    return (
        f"B.pro={is_chief},w={where},np={peers},t={kind}",
        f"B.latest={last},w={where},t={kind},n={seen}",
    )


def taken_up(where: str, kind: str, end: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
    """Does a bare noun of the clause take up the receiver, whose name ends so?"""
    return tuple(
        feature
        for noun in nouns
        for feature in (
            f"B.bare={noun},t={kind},w={where}",
            f"B.bare={noun},e={end[-1:]}",
            f"B.barefit={noun[-1:] in end},w={where}",
        )
    )


def together(cue: str, kinds: str, where: str, marks: str) -> tuple[str, ...]:
    """The two names as places, classes and marks."""
    return (
        *(f"tt={kinds}", f"ww={where}", f"mm={marks}", f"tt={kinds},ww={where}"),
        *(f"cue={cue},tt={kinds}", f"cue={cue},ww={where}", f"cue={cue},mm={marks}"),
        f"ww={where},mm={marks}",
    )


def apart(order: str) -> tuple[str, ...]:
    """Which of two names in two clauses comes first."""
    return (f"order={order}",)


def in_clause(order: str, gap: str, rest: str, kinds: str, steps: int) -> tuple[str, ...]:
    """What stands between two names of one clause, and behind them.

    `steps` are those from one to the other in their list, -1 where they stand in none together.
    """
    words = f"gap={gap}" if len(gap) <= 6 else f"gap~{gap[:3]}..{gap[-3:]}"
    frame = gap if len(gap) < 8 else _FRAME.sub("", gap)
    found = [f"{order},{words}", f"{order},N{min(3, gap.count('N'))}"]
    if steps >= 0:
        found += [f"oneslot,{order},{steps}", f"oneslot,tt={kinds}"]
    return (*found, f"sk={order}:{frame}|{_FRAME.sub('', rest)[:6]}")


def rules(
    claims: tuple[tuple[str, bool], ...], halves: tuple[tuple[str, str, str], ...]
) -> tuple[str, ...]:
    """What rules found: other claims, by their likeness and in the clause or not; and halves.

    A half is whom it found, the step that it did not pass, and its rule.
    """
    found = [f"rule{likeness}.{'c' if near else 's'}" for likeness, near in claims]
    for mark, step, rule in halves:
        found += [f"fr{mark},{step}", f"fr{mark},{rule},{step}"]
    return (*found, *(("fr0",) if not halves else ()))
