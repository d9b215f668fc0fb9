"""A colour for each class: Paul Tol's "muted" scheme, which colour-blind readers tell apart."""

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


def colour_of(kind: str) -> Colour:
    """The colour of a class; light grey for one that is not listed."""
    return COLOURS.get(kind, OTHER)
