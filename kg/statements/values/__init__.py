"""What a role can hold beside a name: amounts, dates, groups, honours, programmes; and modality.

Pure functions over text. Spans are offsets of the text given.
"""

from kg.statements.values.amounts import find_amounts
from kg.statements.values.cue import Cue
from kg.statements.values.dates import find_dates
from kg.statements.values.groups import Group, find_groups
from kg.statements.values.honour_phrases import find_phrased_honours
from kg.statements.values.honours import find_honours
from kg.statements.values.modality import (
    REACH,
    Masked,
    clause_modality,
    masked_modality,
    modality_cue,
)
from kg.statements.values.programmes import find_programmes

__all__ = [
    "REACH",
    "Cue",
    "Group",
    "Masked",
    "clause_modality",
    "find_amounts",
    "find_dates",
    "find_groups",
    "find_honours",
    "find_phrased_honours",
    "find_programmes",
    "masked_modality",
    "modality_cue",
]
