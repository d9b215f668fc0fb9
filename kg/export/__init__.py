"""Graph → files: the tables, and one writer a format."""

from kg.export.folder import check_out
from kg.export.formats import WRITERS, Writer, choose_formats
from kg.export.network import to_networkx
from kg.export.notes import BuildNotes
from kg.export.settings import ExportSettings
from kg.export.write import write_build

__all__ = [
    "WRITERS",
    "BuildNotes",
    "ExportSettings",
    "Writer",
    "check_out",
    "choose_formats",
    "to_networkx",
    "write_build",
]
