"""The trained pipeline that ships with the package."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import spacy
import spacy_pkuseg
from spacy.language import Language

from kg.errors import KgError, UsageError
from kg.mentions import components
from kg.mentions.own_names import read_own_names
from kg.mentions.tokenizer import KgTokenizer

COMPONENTS = ("kg_sentences", "kg_tagger", "kg_grammar")
MODEL_DIR = Path(__file__).parent / "model"


def load_pipeline(model: str | Path | None = None, *, names: str | Path | None = None) -> Language:
    """The spaCy pipeline: pkuseg words, sentences, names; no network.

    `model` is a spaCy model of yours, by name or folder, whose `doc.ents` (persons, places and
    organisations by the usual labels) the name grammar then refines; without it, ours. `names` is
    a list of your own names (see `kg.mentions.own_names`). Without either, one object a process.
    """
    if model is None and names is None:
        return _shipped()
    nlp = _load(MODEL_DIR) if model is None else _with_grammar(str(model))
    if names is not None:
        rows = [list(row) for row in read_own_names(Path(names))]
        nlp.add_pipe("kg_names", config={"rows": rows}, last=True)
    return nlp


@lru_cache
def _shipped() -> Language:
    return _load(MODEL_DIR)


def _load(folder: Path) -> Language:
    if not folder.is_dir():
        raise KgError(f"{folder.name}: the trained pipeline is missing; install kg from its wheel")
    return spacy.load(folder)


def _with_grammar(model: str) -> Language:
    """A user's model with the name grammar after it; one that has the grammar stays as it is."""
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            f"{model}: no spaCy model that loads here; give the name of an installed one or a folder"
        ) from error
    if nlp.lang != "zh":
        raise UsageError(f"{model}: a model for {nlp.lang!r}; the grammar reads Chinese (zh)")
    if not any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        raise UsageError(f"{model}: nothing in it finds entities; a tagger (ner) is needed")
    for name in ("kg_labels", "kg_grammar"):
        if "kg_grammar" not in nlp.pipe_names:
            nlp.add_pipe(name, last=True)
    return nlp


def assemble_pipeline(segmenter: Path, tagger: Path) -> Language:
    """A pipeline from a trained pkuseg folder and a crfsuite file."""
    settings = {"@tokenizers": "kg.ChineseTokenizer.v1", "segmenter": "pkuseg"}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": settings}})
    tokenizer = cast(KgTokenizer, nlp.tokenizer)
    tokenizer.initialize(pkuseg_model=str(segmenter))
    # without pkuseg's own word lists: the model is used as it was measured
    pkuseg = cast(Any, tokenizer.pkuseg_seg)
    pkuseg.preprocesser = spacy_pkuseg.Preprocesser(None)
    pkuseg.postprocesser.do_process = False
    pkuseg.postprocesser.common_words = pkuseg.postprocesser.other_words = set()
    for name in COMPONENTS:
        nlp.add_pipe(name)
    cast(components.NameTagger, nlp.get_pipe("kg_tagger")).open(tagger)
    return nlp
