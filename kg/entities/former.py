"""What a name means that a division had before it was renamed, raised, merged or divided."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from kg.gazetteer import Division, Former, Gazetteer


class Found(NamedTuple):
    """The division that it is now; `None` where it is none any more."""

    now: Division | None


def former_division(gazetteer: Gazetteer, name: str, near: Collection[Division]) -> Found | None:
    """What the name means, if it is a former one: else `None`.

    Where a division bears the name now, the former one is meant only if the article names what
    that lay in (`near`), and nothing that the present one lies in.
    """
    former = gazetteer.former(name)
    if not former:
        return None
    here = [item for item in former if _is_near(gazetteer, item, near)]
    present = [division for division in gazetteer.find(name) if division.name == name]
    if present:
        around = {upper for division in present for upper in gazetteer.path(division)[:-1]}
        if not here or around & set(near):
            return None
    chosen = here or list(former)
    if len({item.now for item in chosen}) > 1:
        return Found(None)
    now = chosen[0].now
    return Found(gazetteer.by_code[now] if now else None)


def _is_near(gazetteer: Gazetteer, former: Former, near: Collection[Division]) -> bool:
    """Is what it lay in named, or a place in it?"""
    within = gazetteer.by_code[former.within]
    return any(gazetteer.contains(within, division) for division in near)
