"""The reasons for which two names of a page become one entity, each a step of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.entities.abbreviations import Blocks, place_reason, short_reason
from kg.entities.clusters import Clusters
from kg.entities.forms import normal_form
from kg.entities.nodes import NAME, PERSON, Node, is_partial
from kg.entities.reading import SAME, WRITTEN_OUT
from kg.entities.stated import Declaration
from kg.entities.tails import tail

SPELLING = "the same but for legal form or spelling"
_JUST = ("集团", "公司", "集团公司")
_SMALL = ("镇", "乡", "村", "街道", "社区")


def join_equal(nodes: list[Node], clusters: Clusters) -> None:
    """Names that read as the same full name of the same place are one."""
    known: dict[tuple[str, str, str], int] = {}
    for index, node in enumerate(nodes):
        reading = node.reading
        if reading.relative or (node.group == PERSON and not _is_whole(node)):
            continue
        for name in (reading.canonical, *reading.keys):
            other = known.setdefault((node.group, name, reading.where), index)
            if other != index:
                _join_equal(index, other, nodes, clusters)
        form = normal_form(reading.canonical)
        other = known.setdefault((node.group, form, reading.where), index)
        if clusters.root(other) != clusters.root(index):
            clusters.join(index, other, reading.text, SPELLING)


def _join_equal(one: int, other: int, nodes: list[Node], clusters: Clusters) -> None:
    """Each of the two is named with why it reads as the other: either may give the label."""
    reasons = [nodes[at].reading.reason for at in (one, other)]
    if nodes[one].reading.text != nodes[other].reading.text and set(reasons) == {SAME}:
        reasons = [WRITTEN_OUT, WRITTEN_OUT]
    clusters.join(one, other, nodes[one].reading.text, reasons[0])
    clusters.reasons[other].add((nodes[other].reading.text, reasons[1]))


def _is_whole(node: Node) -> bool:
    return not is_partial(node.reading.text)


def join_stated(
    nodes: list[Node], clusters: Clusters, declarations: Iterable[Declaration]
) -> dict[int, set[str]]:
    """Join what the text declares; what was declared, by node, also if it stands nowhere else."""
    bearer = {index: at for at, node in enumerate(nodes) for index in node.mentions}
    by_text: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.group != PERSON:
            by_text[node.reading.text].append(at)
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for found in declarations:
        claims[found.alias].append((bearer[found.mention], found.reason))
    aliases: dict[int, set[str]] = defaultdict(set)
    for alias, claimed in claims.items():
        if len({clusters.root(at) for at, _ in claimed}) > 1:
            continue  # one short name for two things: neither is told by it
        at, reason = claimed[0]
        aliases[at].add(alias)
        for other in by_text.get(alias, ()):
            if clusters.root(other) != clusters.root(at):
                clusters.join(other, at, alias, reason)
                clusters.reasons[at].add((nodes[at].reading.text, reason))
    return aliases


def join_short(nodes: list[Node], clusters: Clusters) -> None:
    """Join a short name with the one longer name of the page that it fits, longest first."""
    named = [at for at, node in enumerate(nodes) if node.group == NAME]
    texts = [nodes[at].reading.text for at in named]
    blocks = Blocks([nodes[at].reading for at in named])
    for place in sorted(range(len(named)), key=lambda place: (-len(texts[place]), texts[place])):
        at = named[place]
        short = nodes[at]
        fits: dict[int, tuple[int, str]] = {}
        exact: set[int] = set()
        for other in (named[fuller] for fuller in blocks.fuller(place)):
            reason = _reason(short, nodes[other])
            if reason:
                fits.setdefault(clusters.root(other), (other, reason))
                if nodes[other].reading.text.removeprefix(short.reading.text) in _JUST:
                    exact.add(clusters.root(other))
        if len(exact) == 1:  # 远山 is 远山集团 rather than 远山茶业公司
            fits = {root: fits[root] for root in exact}
        if len(fits) == 1 and clusters.root(at) not in fits:
            other, reason = next(iter(fits.values()))
            clusters.join(at, other, short.reading.text, reason)


def _reason(short: Node, full: Node) -> str | None:
    if short.reading.relative or full.reading.relative:
        return None
    places = short.kind == "Place", full.kind == "Place"
    if all(places):
        return place_reason(short.reading, full.reading)
    return None if any(places) else short_reason(short.reading, full.reading)


def join_relative(nodes: list[Node], clusters: Clusters, article_of: Mapping[int, int]) -> None:
    """`镇总工会` is the one `…镇总工会` of its article, also where no table knows the town."""
    whole: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        text = node.reading.text
        if node.group == NAME and not node.reading.relative:
            for start in (i for i in range(1, len(text)) if text.startswith(_SMALL, i)):
                whole[text[start:]].append(at)
    for at, node in enumerate(nodes):
        if not node.reading.relative:
            continue
        articles = {article_of[index] for index in node.mentions}
        fits = {
            clusters.root(other): other
            for other in whole.get(node.reading.text, ())
            if articles & {article_of[index] for index in nodes[other].mentions}
        }
        if len(fits) == 1:
            other = next(iter(fits.values()))
            clusters.join(at, other, node.reading.text, "without what stands before it")


def join_owned(nodes: list[Node], clusters: Clusters) -> None:
    """`兰石集团工会` and `兰州兰石集团有限公司工会`: the same unit of one owner under two names."""
    owners: dict[str, int] = {}
    for at, node in enumerate(nodes):
        if node.group == NAME and not node.reading.relative:
            for name in node.reading.forms:
                owners.setdefault(name, at)
    units: dict[tuple[int, str], int] = {}
    for at, node in enumerate(nodes):
        if node.group != NAME or node.reading.relative or node.kind == "Place":
            continue
        for name in node.reading.forms:
            for cut in range(2, min(len(name) - 1, 40)):
                owner = owners.get(name[:cut])
                if owner is None or tail("某" + name[cut:])[0] is None:
                    continue
                there, here = nodes[owner].reading.place, node.reading.place
                if there is not None and here is not None and there != here:
                    continue
                other = units.setdefault((clusters.root(owner), name[cut:]), at)
                if clusters.root(other) != clusters.root(at):
                    clusters.join(at, other, node.reading.text, "the same unit of one owner")


def join_persons(nodes: list[Node], clusters: Clusters) -> None:
    """A foreign person's last name joins the one full name on the page that ends with it."""
    full: dict[str, list[int]] = defaultdict(list)
    persons = [at for at, node in enumerate(nodes) if node.group == PERSON]
    for at in persons:
        text = nodes[at].reading.text
        if "·" in text:
            full[text.rpartition("·")[2]].append(at)
    for at in persons:
        found = full.get(nodes[at].reading.text, [])
        if len(found) == 1:
            clusters.join(at, found[0], nodes[at].reading.text, "last name of the person")
