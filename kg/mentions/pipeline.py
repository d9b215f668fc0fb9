"""The trained pipeline that ships with the package."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import spacy
import spacy_pkuseg
from spacy.lang.zh import ChineseTokenizer
from spacy.language import Language

from kg.errors import KgError
from kg.mentions import components

COMPONENTS = ("kg_sentences", "kg_tagger", "kg_grammar")
MODEL_DIR = Path(__file__).parent / "model"


@lru_cache
def load_pipeline() -> Language:
    """The spaCy pipeline: pkuseg words, sentences, names; one object a process, no network."""
    if not MODEL_DIR.is_dir():
        raise KgError(
            f"{MODEL_DIR.name}: the trained pipeline is missing; install kg from its wheel"
        )
    return spacy.load(MODEL_DIR)


def assemble_pipeline(segmenter: Path, tagger: Path) -> Language:
    """A pipeline from a trained pkuseg folder and a crfsuite file."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    tokenizer = cast(ChineseTokenizer, nlp.tokenizer)
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
