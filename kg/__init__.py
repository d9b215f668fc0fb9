"""Chinese local news into a knowledge graph that people can trust.

    text files  -> articles    kg.articles    decoded, cut apart, torn paragraphs joined
    articles    -> mentions    kg.mentions    a spaCy pipeline: words, names, their classes
    mentions    -> entities    kg.entities    which names are one thing
    entities    -> statements  kg.statements  rules as data, read sentence by sentence
    statements  -> graph       kg.graph       equal claims merged, with all their evidence
    graph       -> files       kg.export      one writer a format

`build` runs all of it on files, `build_text` on a string. Nothing here touches the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.build import build, build_text
from kg.errors import KgError
from kg.evaluate import evaluate
from kg.graph import load_graph
from kg.report import BuildReport
from kg.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

__version__ = VERSION
__all__ = [
    "BuildReport",
    "KgError",
    "__version__",
    "build",
    "build_text",
    "evaluate",
    "load_graph",
    "load_pipeline",
]


def load_pipeline(model: str | Path | None = None, *, names: str | Path | None = None) -> Language:
    """The trained spaCy pipeline that ships with the package; `doc.ents` are the names.

    `model`, a spaCy model by name or folder, takes the place of our tagger; `names` is a file of
    your own names: name, class and, if wanted, canonical form, with tabs between.
    """
    from kg.mentions import load_pipeline as load  # spaCy takes a second to import

    return load(model, names=names)
