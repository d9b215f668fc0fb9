"""Build the measured pages, score them, and fail where a figure is under its floor.

    python scripts/check_quality.py [--errors] [--part test|seeds|train ...]

Needs `../shared` (gold pages and `gold/score.py`). `test` are the fixed test pages, `train` the
others of `gold/train`; the floors stand in `tests/quality_floor.toml`. Figures only are printed;
`--errors` lists faults and is for `train`. `gold_names` are the figures of relations with the names
and identities of the gold (`kg evaluate --gold-names`): what they lose is lost by rules.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import kg
from kg.evaluate import evaluate_rules

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOOR = ROOT / "tests" / "quality_floor.toml"
TEST_REMAINDERS = (7, 8, 0)  # T07 to T09 of each nine; gold/train/README.md


class Part(NamedTuple):
    """Pages that are measured together, and their gold files."""

    name: str
    texts: tuple[Path, ...]
    golds: Path


def find_part(name: str) -> Part:
    """The pages of `test`, `train` or `seeds`."""
    if name == "seeds":
        return Part(name, tuple(sorted((SHARED / "seeds").glob("*.txt"))), SHARED / "gold/seeds")
    wanted = [
        path
        for path in sorted((SHARED / "gold/train/text").glob("*.txt"))
        if (int(path.stem[1:]) % 9 in TEST_REMAINDERS) == (name == "test")
    ]
    return Part(name, tuple(wanted), SHARED / "gold/train/gold")


def score_part(part: Part, *, errors: bool) -> dict[str, Any]:
    """What `score.py` says of a build of the part, and what the rules do with the gold's names."""
    with tempfile.TemporaryDirectory() as folder:
        texts, golds, out = (Path(folder) / name for name in ("texts", "gold", "out"))
        texts.mkdir()
        golds.mkdir()
        for path in part.texts:
            shutil.copy(path, texts)
            shutil.copy(part.golds / f"{path.stem}.json", golds)
        report = kg.build([texts], out)
        for warning in report.warnings:
            print(f"warning: {warning}")
        command = [sys.executable, str(SHARED / "gold/score.py"), *map(str, (golds, texts, out))]
        run = subprocess.run(
            [*command, "--json", *(["--errors"] if errors else [])],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        given = evaluate_rules(golds, texts).to_json()
    *listing, figures = run.stdout.splitlines()
    print("\n".join(listing), end="\n" if listing else "")
    result: dict[str, Any] = json.loads(figures)
    by_relation = {f"{name}_gold_names": row for name, row in given["by_relation"].items()}
    more = {"relations_gold_names": given["relations"], "by_relation_gold_names": by_relation}
    return result | more


def figures_of(score: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The scorer's figures under flat names such as `relations_f1`."""
    for name, value in score.items():
        if isinstance(value, dict) and "f1" in value:
            yield from ((f"{name}_{key}", value[key]) for key in ("p", "r", "f1"))


def show(part: Part, score: dict[str, Any]) -> None:
    """Print the figures of a part."""
    print(f"{part.name}: {score['pages']} pages")
    rows = dict(figures_of(score)) | {
        f"  {name}_{key}": value[key]
        for group in ("by_type", "by_relation", "by_relation_gold_names")
        for name, value in score[group].items()
        for key in ("p", "r", "f1")
    }
    for name in dict.fromkeys(key.rsplit("_", 1)[0] for key in rows):
        p, r, f1 = (rows[f"{name}_{key}"] for key in ("p", "r", "f1"))
        print(f"  {name:28} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    print(f"  amounts right {score['amounts_right']}, ", end="")
    print(f"evidence overlaps gold {score['evidence_overlaps_gold']}")


def below_floor(part: Part, score: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """A line for each figure that is under its floor."""
    figures = dict(figures_of(score))
    return [
        f"{part.name}: {name} is {figures[name]:.3f}, its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]


def main() -> int:
    """Exit status 1 where a figure is too low."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", action="append", choices=("test", "seeds", "train"))
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("no ../shared here: nothing to measure")
        return 0
    floors = tomllib.loads(FLOOR.read_text(encoding="utf-8"))
    faults = []
    for name in args.part or ("test", "seeds"):
        part = find_part(name)
        score = score_part(part, errors=args.errors)
        show(part, score)
        faults += below_floor(part, score, floors.get(name, {}))
    print("\n".join(faults) or "every figure is at its floor or above")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
