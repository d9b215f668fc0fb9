"""Keys by which a build knows what it need not read again."""

from __future__ import annotations

import re
from importlib.metadata import requires

from kg.keys import LIBRARIES


def test_the_libraries_of_a_key_come_with_every_installation() -> None:
    """One that only an extra brings would end a build of who has not got it."""
    always = {
        re.split(r"[^\w-]", line)[0] for line in requires("kg-news") or () if "extra ==" not in line
    }
    assert set(LIBRARIES) <= always
