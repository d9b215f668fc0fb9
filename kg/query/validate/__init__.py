"""Is a built folder whole, and true to itself? Files, quotes, direct triples, shapes."""

from kg.query.validate.faults import Fault
from kg.query.validate.run import Validation

__all__ = ["Fault", "Validation"]
