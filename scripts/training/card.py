"""Write the model card from the figures, so that no figure in it is typed by hand.

python card.py METRICS.json README.md
"""

import json
import sys
from pathlib import Path
from typing import Any

CARD = """# Model card: kg_names 0.1.0

A spaCy pipeline for words and names of Chinese local news. `kg.load_pipeline()` returns it.

| step | what it is | decides |
|---|---|---|
| tokenizer | spaCy's Chinese tokenizer with a pkuseg model of ours | words |
| `kg_sentences` | punctuation | sentences |
| `kg_tagger` | linear-chain CRF over characters (crfsuite, averaged perceptron) | names that only context gives |
| `kg_grammar` | head nouns, place chains, bylines, declared short names (`ontology/names/`) | edges and classes |

`doc.ents` bear AGENCY, BANK, TRADEUNION, ENTERPRISE, PLACE, PERSON, ORGANIZATION; `ent.id_` is the subtype.

## Trained on

- words: People's Daily, January 1998 (Peking University's segmentation; no licence stated), surname and
  given name joined;
- names: 120,000 sentences of broadcast news of 2022 to 2026 (repository somson/xin-wen-lian-bo, MIT) labelled
  by LAC and foolnltk (Apache-2.0), classes read off head nouns; 36 pages of local press written and
  annotated for this project (ours), twelve times each, and thirty copies of each of their sentences with
  other names in the places of the names.

No text is shipped, only weights. `scripts/training/project.yml` makes all of it again.

## Figures

Strict spans with class, from `scripts/training/metrics.json`, which `scripts/training/measure.py` makes: 18
annotated test pages and five real pages, none of them trained on.

| | test pages | real pages |
|---|---|---|
{rows}

Words: F1 {words:.3f} on a held-out twentieth of the corpus; {unpruned:.3f} unpruned, at ten times the size.
The whole pipeline reads about {speed:,.0f} characters a second on one core of a shared machine, loads in
{load} s (spaCy's own import not counted), and takes {memory} MB of memory and {disk} MB of disk.

## Limits

Trade names without a head noun, transcribed minority names, places known only locally, and names of departments
are missed most. It is trained on simplified script and on the press of mainland China. It names living persons as
the press does: mind the law where you publish a graph of them.
"""


def rows(test: dict[str, Any], real: dict[str, Any]) -> str:
    """The table of scores, one row a class."""
    pairs = [(side["entities"], side["person_place_organisation"]) for side in (test, real)]
    whole = (f"{e['p']:.3f} / {e['r']:.3f} / **{e['f1']:.3f}**" for e, _ in pairs)
    coarse = (f"**{c['f1']:.3f}**" for _, c in pairs)
    lines = [
        f"| all classes, P / R / F1 | {' | '.join(whole)} |",
        f"| person, place, organisation, F1 | {' | '.join(coarse)} |",
    ]
    for name, f1 in test["f1_by_class"].items():
        lines.append(f"| {name}, F1 | {f1:.3f} | {real['f1_by_class'][name]:.3f} |")
    return "\n".join(lines)


def main() -> None:
    """Fill the card in."""
    metrics = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = CARD.format(
        rows=rows(metrics["test_pages"], metrics["seeds"]),
        words=metrics["segmenter"]["shipped"]["f1"],
        unpruned=metrics["segmenter"]["trained"]["f1"],
        speed=metrics["characters_per_second"],
        load=metrics["load_seconds"],
        memory=metrics["memory_megabytes"],
        disk=metrics["model_megabytes"],
    )
    Path(sys.argv[2]).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
