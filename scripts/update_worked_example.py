"""Build the page of the worked example anew, into `tests/worked_example/` and `docs/`.

    python scripts/update_worked_example.py

Run it when a stage changed for the better, read the difference (`git diff`), and commit it
with the change. `tests/test_worked_example.py` holds the files to what the stages say.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from draw_graph import draw

import kg

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "kg" / "samples" / "pages" / "worked-example.txt"
EXPECTED = ROOT / "tests" / "worked_example"
PICTURE = ROOT / "docs" / "worked-example.svg"
STAGES = (
    "articles.jsonl",
    "mentions.jsonl",
    "entities.jsonl",
    "statements.jsonl",
    "graph.ttl",
    "graph.graphml",
)
"""The files of a build that show the page at every stage, in the order of the stages."""


def main() -> None:
    """Write every file anew."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        kg.build([PAGE], out)
        for name in STAGES:
            shutil.copyfile(out / name, EXPECTED / name)
        PICTURE.write_text(draw(out / "graph.graphml"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
