"""Score identity over a corpus on a cross-document set, its names given: `kg.entities` seen alone.

    python scripts/score_identity_set.py tests/data/identity/train.txt [--errors] [--seen]

Prints, over all documents of the set together:

- alias pairs: an item is a form (the name as printed, without white space) in a document, since
  one form may mean different things in different documents. A pair is two items of different
  forms; it is found where one id has mentions of both, and right where one gold key has. This is
  `gold/score.py`'s measure of a page, taken over the corpus;
- form pairs: the same with the form alone as the item, so that each pair of names counts once;
- B³ over the mentions, as `gold/score.py` has it;
- false merges: TRAP pairs whose two keys share an id, and all pairs of keys that do.

Names whose key begins with `?` are given to the stages and count neither way. `--errors` lists
faults, grouped by gold key (`-` apart, `+` joined wrongly); it is refused for a file `test.txt`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from gold_stages import load_score
from identity_set import IdentitySet, give_document, read_identity_set

from kg.build import DEFAULT_BASE
from kg.entities import find_structure, resolve_corpus, resolve_document
from kg.gazetteer import load_gazetteer
from kg.model import Entity, Mention
from kg.ontology import load_relations, name_rules

Groups = dict[str, set[Mention]]
Item = tuple[str, str]
Pairs = set[tuple[Item, Item]] | set[tuple[str, str]]


def main() -> int:
    """Print the figures, and the faults where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--seen", action="store_true", help="how each document was read")
    args = parser.parse_args()
    if (args.errors or args.seen) and args.file.name == "test.txt":
        parser.error("faults of test.txt are not shown: its figures only")
    given = read_identity_set(args.file)
    mentions, ids, entities = resolve_set(given)
    gold, found = group_mentions(mentions, ids)
    print_figures(given, mentions, gold, found)
    if args.errors:
        print_errors(gold, found, entities)
    if args.seen:
        print_reasons(entities)
    return 0


def resolve_set(
    given: IdentitySet,
) -> tuple[list[tuple[Mention, str]], dict[str, str], dict[str, Entity]]:
    """Mentions (with their gold key in place of the entity) and local ids; ids; entities."""
    gazetteer, rules = load_gazetteer(), name_rules(load_relations())
    mentions: list[tuple[Mention, str]] = []
    records = []
    for name, paragraphs in given.documents.items():
        page = give_document(name, paragraphs, gazetteer)
        named, local = resolve_document(page.articles, page.mentions, gazetteer)
        parts = [(article, page.sentences[article.number]) for article in page.articles]
        told = find_structure(parts, named, local, rules, gazetteer)
        records.append((*local, *told.entities))
        mentions += zip(page.mentions, (mention.entity for mention in named), strict=True)
    ids, entities = resolve_corpus(records, base_iri=DEFAULT_BASE)
    return mentions, ids, {entity.id: entity for entity in entities}


def group_mentions(
    mentions: list[tuple[Mention, str]], ids: dict[str, str]
) -> tuple[Groups, Groups]:
    """Counted mentions by gold key and by id."""
    gold: Groups = defaultdict(set)
    found: Groups = defaultdict(set)
    for mention, local in mentions:
        if not mention.entity.startswith("?"):
            gold[mention.entity].add(mention)
            found[ids[local]].add(mention)
    return gold, found


def item_of(mention: Mention) -> Item:
    """The form and its document."""
    return "".join(mention.text.split()), mention.document


def alias_pairs(groups: Groups) -> set[tuple[Item, Item]]:
    """Pairs of items of different forms in one group."""
    return {
        (one, other)
        for members in groups.values()
        for one, other in combinations(sorted({item_of(m) for m in members}), 2)
        if one[0] != other[0]
    }


def form_pairs(groups: Groups) -> set[tuple[str, str]]:
    """Pairs of different forms in one group, wherever they stand."""
    return {(one[0], other[0]) for one, other in alias_pairs(groups)}


def print_figures(
    given: IdentitySet, mentions: list[tuple[Mention, str]], gold: Groups, found: Groups
) -> None:
    """All figures of the set."""
    counted = sum(map(len, gold.values()))
    size = f"{len(given.documents)} documents, {len(mentions)} names"
    print(f"{size}, {counted} of them counted, {len(gold)} things")
    _print_pairs("alias pairs", alias_pairs(gold), alias_pairs(found))
    _print_pairs("form pairs", form_pairs(gold), form_pairs(found))
    p, r = b_cubed(gold, found)
    print(f"{'B3':12} P {p:.4f}  R {r:.4f}  F1 {2 * p * r / (p + r):.4f}")
    merged = merged_keys(found)
    traps = [pair for pair in given.traps if frozenset(pair) in merged]
    print(f"false merges: {len(traps)} of {len(given.traps)} traps, {len(merged)} pairs of keys")


def _print_pairs(title: str, gold: Pairs, found: Pairs) -> None:
    f = load_score().prf(*(len(pairs) for pairs in (gold & found, found - gold, gold - found)))
    print(f"{title:12} P {f['p']:.4f}  R {f['r']:.4f}  F1 {f['f1']:.4f}", end="  ")
    print(f"(right {f['tp']}, false {f['fp']}, lost {f['fn']})")


def b_cubed(gold: Groups, found: Groups) -> tuple[float, float]:
    """Precision and recall, each the mean over the counted mentions."""
    of_gold = {m: members for members in gold.values() for m in members}
    of_found = {m: members for members in found.values() for m in members}
    shared = {m: len(of_gold[m] & of_found[m]) for m in of_gold}
    p, r = (
        sum(shared[m] / len(of[m]) for m in of_gold) / len(of_gold) for of in (of_found, of_gold)
    )
    return p, r


def merged_keys(found: Groups) -> set[frozenset[str]]:
    """Pairs of gold keys that one id has mentions of."""
    return {
        frozenset(pair)
        for members in found.values()
        for pair in combinations(sorted({m.entity for m in members}), 2)
    }


def print_errors(gold: Groups, found: Groups, entities: dict[str, Entity]) -> None:
    """For each key that is in pieces its pieces, and for each id of several keys what it joins."""
    id_of = {m: iri for iri, members in found.items() for m in members}
    for key, members in gold.items():
        pieces: dict[str, set[Item]] = defaultdict(set)
        for mention in members:
            pieces[id_of[mention]].add(item_of(mention))
        if len(pieces) > 1:
            print(f"- {key}")
            for iri, items in sorted(pieces.items(), key=lambda piece: (-len(piece[1]), piece[0])):
                print(f"    {iri.rpartition('/')[2]}: {_shown(items)}")
    for iri, members in found.items():
        if len({m.entity for m in members}) > 1:
            print(f"+ {iri.rpartition('/')[2]} {[tuple(m) for m in entities[iri].merged]}")
            for key in sorted({m.entity for m in members}):
                print(f"    {key}: {_shown({item_of(m) for m in members if m.entity == key})}")


def _shown(items: set[Item]) -> str:
    names: dict[str, list[str]] = defaultdict(list)
    for form, document in sorted(items):
        names[form].append(document.removesuffix(".txt"))
    return ", ".join(f"{form} ({' '.join(documents)})" for form, documents in names.items())


def print_reasons(entities: dict[str, Entity]) -> None:
    """Every entity with its aliases and why each is one."""
    for iri, entity in sorted(entities.items()):
        print(iri.rpartition("/")[2], entity.type, entity.place or "-", *entity.aliases)
        for merge in entity.merged:
            print(f"    {merge.alias}: {merge.reason}")


if __name__ == "__main__":
    sys.exit(main())
