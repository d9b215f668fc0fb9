"""Where nodes stand before any force moves them."""

from __future__ import annotations

from math import cos, sin, sqrt

import numpy as np

from kg.export.network.forces import Floats

GOLDEN_ANGLE = 2.399963


def spiral(size: int, width: float) -> tuple[Floats, Floats]:
    """So many points, from the middle outwards, about `width` from one another.

    The sines are rounded before they count: their last bits differ from machine to machine.
    """
    points = [
        (round(cos(n * GOLDEN_ANGLE), 6), round(sin(n * GOLDEN_ANGLE), 6), 0.6 * sqrt(n + 0.5))
        for n in range(size)
    ]
    return (
        np.rint(np.array([width * far * a for a, _, far in points]) * 1024.0) / 1024.0,
        np.rint(np.array([width * far * b for _, b, far in points]) * 1024.0) / 1024.0,
    )
