"""Write the model card from the figures, so that no figure in it is typed by hand.

python card.py METRICS.json README.md
"""

import json
import sys
from pathlib import Path
from typing import Any

CARD = """# Model card: kg_names 0.2.0

A spaCy pipeline for words and names of Chinese local news. `kg.load_pipeline()` returns it.

| step | what it is | decides |
|---|---|---|
| tokenizer | spaCy's Chinese tokenizer with a pkuseg model of ours; traditional script is read through OpenCC | words |
| `kg_sentences` | punctuation | sentences |
| `kg_tagger` | linear-chain CRF over characters (trained by crfsuite, averaged perceptron; run on numpy arrays) | names that only context gives |
| `kg_grammar` | head nouns, place chains, bylines, declared short names (`ontology/names/`) | edges and classes |

`doc.ents` bear AGENCY, BANK, TRADEUNION, ENTERPRISE, PLACE, PERSON, ORGANIZATION; `ent.id_` is the subtype.

## Two variants

`full` is shipped. `open` rests only on sources with a stated open licence; `weasel run open` in `scripts/training` makes it, and
`kg.load_pipeline(FOLDER)` takes it.

| source | licence | full | open |
|---|---|---|---|
| People's Daily, January 1998, segmented by Peking University | none stated | words | |
| UD Chinese GSDSimp | CC BY-SA 4.0 | | words |
| UNER over GSDSimp, training part | CC BY-SA 4.0 | names | names |
| broadcast news 2022 to 2026 (repository somson/xin-wen-lian-bo), 40,000 sentences labelled by LAC and foolnltk | MIT for the repository | names; classes of words | |
| 6,900 of its sentences and of FinRE, FinCorpus (MIT) and CLUENER, labelled anew by us | labels ours | names | |
| MSRA (SIGHAN 2006) without its last 2,000 sentences; CLUENER2020, training part | none stated | names | |
| 36 pages of local press written and annotated for this project | ours | names | names |
| 212 pages and paragraphs of ours (`scripts/training/pages`) and copies of all pages with other names | ours, MIT | names | names |

On the test pages the two are less than a point apart, on real pages and on public sets far more: what is written for a
project is no measure of real text. Hence the full variant is the one that ships.

Classes of organisations that a corpus names without one are read off head nouns. No text of others is shipped, only weights.

## Figures

Strict spans with class, from `scripts/training/metrics.json`, which `scripts/training/measure.py` makes: 18 annotated test
pages, five real pages, and 269 dense paragraphs of ours (odd abbreviations, minority and foreign names, traditional script),
written by somebody who had not seen the grammar. None of them was trained on.

{tables}

Outside our guidelines (`scripts/score_public.py` says how classes are mapped), F1:

| | full | open |
|---|---|---|
{public}

| | full | open |
|---|---|---|
{cost}

Words of the full variant: F1 {words:.3f} on a held-out twentieth of its corpus, {unpruned:.3f} unpruned at ten times the size.
Load times leave out spaCy's own import. Of `open`, pace, memory and size are of a version before the tagger ran on arrays.
[COMPARISON.md](../../../scripts/training/COMPARISON.md) has the taggers that were
tried, [BENCHMARK.md](../../../scripts/training/BENCHMARK.md) other tools in the same run.

## Limits

Trade names without a head noun, transcribed minority names, places known only locally, and names of departments are missed
most; the edge between an address and the institution at it (`某县|某镇中心小学`) is drawn either way. It is trained on the press
of mainland China above all. It names living persons as the press does: mind the law where you publish a graph of them.
"""

PARTS = (("test_pages", "test pages"), ("seeds", "real pages"))


def table(variant: str, figures: dict[str, Any]) -> str:
    """The scores of one variant, one row a class."""
    pages = [figures[key] for key, _ in PARTS]
    own = figures["own_sentences"]
    cells = [
        f"{s['p']:.3f} / {s['r']:.3f} / **{s['f1']:.3f}**" for s in (p["entities"] for p in pages)
    ]
    cells.append("{p:.3f} / {r:.3f} / **{f1:.3f}**".format(**own["all"]))
    coarse = [f"**{p['person_place_organisation']['f1']:.3f}**" for p in pages]
    lines = [
        f"| {variant} | test pages | real pages | our sentences |",
        "|---|---|---|---|",
        f"| all classes, P / R / F1 | {' | '.join(cells)} |",
        f"| person, place, organisation, F1 | {' | '.join(coarse)} | |",
    ]
    names = {"UNION": "TradeUnion", "ORG": "Organization"}
    for name in pages[0]["f1_by_class"]:
        row = [f"{page['f1_by_class'][name]:.3f}" for page in pages]
        row.append(f"{own[names.get(name, name.title())]['f1']:.3f}")
        lines.append(f"| {name}, F1 | {' | '.join(row)} |")
    return "\n".join(lines)


def side_by_side(metrics: dict[str, Any], rows: list[tuple[str, Any]]) -> str:
    """Rows of a table with a column a variant; a row is its name and a function of the figures."""
    return "\n".join(
        f"| {name} | {' | '.join(str(read(metrics[v])) for v in ('full', 'open'))} |"
        for name, read in rows
    )


def main() -> None:
    """Fill the card in."""
    metrics = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sets = {
        "msra": "MSRA held out: person, place, organisation",
        "uner": "UNER dev: PER, LOC, ORG",
        "cluener": "CLUENER dev: company, government, organization",
    }
    text = CARD.format(
        tables="\n\n".join(table(variant, metrics[variant]) for variant in ("full", "open")),
        public=side_by_side(
            metrics, [(sets[n], lambda m, n=n: f"{m['public'][n]['all']['f1']:.3f}") for n in sets]
        ),
        cost=side_by_side(
            metrics,
            [
                ("characters a second, one core", lambda m: f"{m['characters_per_second']:,.0f}"),
                ("load, s", lambda m: m["load_seconds"]),
                ("memory, MB", lambda m: m["memory_megabytes"]),
                ("on disk, MB", lambda m: m["model_megabytes"]),
                ("words, F1", lambda m: m["segmenter"]["shipped"]["f1"]),
            ],
        ),
        words=metrics["full"]["segmenter"]["shipped"]["f1"],
        unpruned=metrics["full"]["segmenter"]["trained"]["f1"],
    )
    Path(sys.argv[2]).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
