"""Assemble the spaCy pipeline from its trained parts and save it.

python pipeline.py SEGMENTER_MODEL NAMES.crfsuite TARGET_DIR
"""

import shutil
import sys
from pathlib import Path

import numpy as np

from kg.mentions.pipeline import assemble_pipeline


def compress(weights: Path) -> None:
    """Rewrite an `npz` file compressed; numpy reads both alike."""
    with np.load(weights) as stored:
        arrays = dict(stored)
    np.savez_compressed(weights, **arrays)


def main() -> None:
    """Replace TARGET_DIR but for the model card."""
    segmenter, tagger, target = map(Path, sys.argv[1:4])
    card = target / "README.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else ""
    shutil.rmtree(target, ignore_errors=True)
    nlp = assemble_pipeline(segmenter, tagger)
    nlp.meta.update(
        name="kg_names",
        version="0.2.0",
        description="Words and names of Chinese local news",
        license="MIT for the weights; sources in README.md",
    )
    nlp.to_disk(target)
    compress(target / "tokenizer" / "pkuseg_model" / "weights.npz")
    if kept:
        card.write_text(kept, encoding="utf-8", newline="\n")
    print(f"{sum(f.stat().st_size for f in target.rglob('*') if f.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
