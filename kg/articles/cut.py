"""Where one article ends and the next begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.articles.headings import Group, Page
from kg.articles.looks import is_advert_sign, is_label, level

_SUBHEAD = 14  # characters of a subhead at most


def mark_starts(page: Page) -> set[int]:
    """Indices of the blocks at which an article begins; the page's `kinds` are put right.

    What looked like a headline becomes a kicker, or body text where it is none.
    """
    head = page.skip_head()
    groups = page.groups()
    deepest = page.deepest(groups)
    begun = [page.begins(groups, n, deepest) for n in range(len(groups))]
    _drop_subheads(page, groups, begun)
    starts = {0, head} if page.blocks else set()
    if page.kinds[head : head + 2] == ["byline", "headline"]:  # a byline over its headline
        begun[0] = True
    for group, begins in zip(groups, begun, strict=True):
        if begins and not (group[0] == head + 1 and page.kinds[head] == "byline"):
            starts.add(group[0])
        title = page.title(group) if begins else -1
        for i in group:
            page.kinds[i] = "headline" if i == title else "kicker" if begins else page.lesser(i)
    return starts | {i for i in range(len(page.blocks)) if is_advert_sign(page.text(i))}


def _drop_subheads(page: Page, groups: Sequence[Group], begun: list[bool]) -> None:
    """Bare lines of which most have one length are an article's subheads."""
    run: list[int] = []
    for n in range(len(groups) + 1):
        if n < len(groups) and len(groups[n]) == 1 and not page.is_strong(groups[n]):
            if not level(page.text(groups[n][0])) and not is_label(page.text(groups[n][0])):
                run.append(n)
            continue
        lengths = Counter(len(page.text(groups[k][0])) for k in run)
        length, count = max(lengths.items(), key=lambda item: item[1], default=(0, 0))
        if count > 1 and 2 * count > len(run) and length <= _SUBHEAD:
            for k in run:
                begun[k] = False
        run = []
