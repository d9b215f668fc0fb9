"""A colour for each class and relation, in schemes that colour-blind readers tell apart.

Classes have Paul Tol's "muted" scheme, relations his "vibrant" one. Relations that describe rather
than report are grey, so that in a large graph money, partners and honours stand out.
"""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue, each 0 to 255."""

    r: int
    g: int
    b: int

    @property
    def hex(self) -> str:
        """`#rrggbb`."""
        return f"#{self.r:02x}{self.g:02x}{self.b:02x}"


COLOURS: dict[str, Colour] = {
    "Agency": Colour(51, 34, 136),  # indigo
    "Bank": Colour(136, 204, 238),  # cyan
    "Enterprise": Colour(68, 170, 153),  # teal
    "TradeUnion": Colour(204, 102, 119),  # rose
    "Organization": Colour(17, 119, 51),  # green
    "Place": Colour(153, 153, 51),  # olive
    "Person": Colour(221, 204, 119),  # sand
    "Programme": Colour(170, 68, 153),  # purple
    "Honour": Colour(136, 34, 85),  # wine
    "Group": Colour(160, 160, 160),  # grey
}
"""By class, in the order of a legend."""

OTHER = Colour(200, 200, 200)

_GREY = Colour(170, 170, 170)

RELATIONS: dict[str, Colour] = {
    "funds": Colour(238, 119, 51),  # orange
    "partnersWith": Colour(0, 119, 187),  # blue
    "awarded": Colour(238, 51, 119),  # magenta
    "receivedHonour": Colour(238, 51, 119),
    "launched": Colour(0, 153, 136),  # teal
    "affiliatedWith": Colour(51, 187, 238),  # cyan
    "locatedIn": _GREY,
    "partOf": _GREY,
    "branchOf": _GREY,
    "hasJurisdiction": _GREY,
}

OTHER_RELATION = Colour(110, 110, 110)


def relation_colour(name: str) -> Colour:
    """The colour of a relation's edges; dark grey for one that is not listed."""
    return RELATIONS.get(name, OTHER_RELATION)


def colour_of(kind: str) -> Colour:
    """The colour of a class; light grey for one that is not listed."""
    return COLOURS.get(kind, OTHER)
