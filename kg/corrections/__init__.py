"""A user's corrections: who is who, who is not, and which statements are wrong.

They are read once, hold for every build that is given them, and say which of their lines met
nothing. The form of the file is told in `ontology/README.md`.
"""

from kg.corrections.apart import keep_apart
from kg.corrections.corpus import Corrected, resolve_corrected
from kg.corrections.read import Corrections, Line, read_corrections
from kg.corrections.reject import find_rejected

__all__ = [
    "Corrected",
    "Corrections",
    "Line",
    "find_rejected",
    "keep_apart",
    "read_corrections",
    "resolve_corrected",
]
