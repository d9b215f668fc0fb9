"""The headings of a page: which lines belong together, which of them is the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.articles.blocks import Block
from kg.articles.bylines import is_author_line, is_bare_name, is_signed
from kg.articles.looks import (
    has_lead,
    has_two_parts,
    is_closed,
    is_label,
    is_page_head,
    is_step,
    level,
)
from kg.articles.torn import is_open, may_be_fragment
from kg.model import ParagraphKind

_TITLED = 40  # characters that a text under a headline without a byline has at least
_LONGEST_BARE = 24  # characters of a headline that has neither a byline nor Markdown's sign
_SHORTER = 3  # characters that a second line is shorter by when the first is only a kicker
_LONGEST_KICKER = 42

Group = list[int]


@dataclass(frozen=True)
class Page:
    """The blocks of a page and what each is taken for; `kinds` changes as more is known."""

    blocks: Sequence[Block]
    kinds: list[ParagraphKind]

    def text(self, i: int) -> str:
        """The block's text."""
        return self.blocks[i].text

    def is_body(self, i: int) -> bool:
        """Is there such a block, and is it running text?"""
        return 0 <= i < len(self.blocks) and self.kinds[i] == "body"

    def skip_head(self) -> int:
        """How many blocks at the top are the page's own lines; they become noise."""
        count = 0
        while count < min(3, len(self.blocks) - 1) and is_page_head(self.text(count)):
            self.kinds[count] = "noise"
            count += 1
        return count

    def groups(self) -> list[Group]:
        """Runs of headlines without anything between, and without the rest of a text above."""
        groups: list[Group] = []
        for i, kind in enumerate(self.kinds):
            if kind != "headline":
                continue
            if groups and groups[-1][-1] == i - 1:
                groups[-1].append(i)
            elif self._is_rest(i):
                self.kinds[i] = "body"
            else:
                groups.append([i])
        return groups

    def _is_rest(self, i: int) -> bool:
        above = self.is_body(i - 1) and is_open(self.text(i - 1))
        return above and not level(self.text(i)) and not self.blocks[i].gap

    def is_strong(self, group: Group) -> bool:
        """Does a byline or a lead follow the headline?"""
        after = group[-1] + 1
        if after >= len(self.blocks):
            return False
        text = self.text(after)
        by = self.kinds[after] == "byline" and (is_author_line(text) or is_bare_name(text))
        return by or has_lead(text)

    def section(self, groups: Sequence[Group], n: int) -> range:
        """The blocks between a group of headlines and the next."""
        end = groups[n + 1][0] if n + 1 < len(groups) else len(self.blocks)
        return range(groups[n][-1] + 1, end)

    def is_signed(self, groups: Sequence[Group], n: int) -> bool:
        """Does the text under the headline end with its author's name?"""
        blocks = self.section(groups, n)
        if not blocks:
            return False
        last = self.text(blocks[-1])
        return is_signed(last) or (
            len(blocks) > 1 and self.kinds[blocks[-1]] in ("byline", "caption")
        )

    def deepest(self, groups: Sequence[Group]) -> int:
        """Markdown's deepest level at which an article begins; 0 where a page has no Markdown.

        That is the deepest with a byline under a heading of it, with the name of a column (`简讯`),
        or with a signed text where an article above has its byline.
        """
        deep: set[int] = set()
        headed = False
        for n, group in enumerate(groups):
            strong = self.is_strong(group)
            if strong or is_label(self.text(group[0])) or (headed and self.is_signed(groups, n)):
                deep.add(level(self.text(self.title(group))))
            headed |= strong
        every = [n for n in (level(block.text) for block in self.blocks) if n]
        return max(deep | {min(every, default=0)})

    def title(self, group: Group) -> int:
        """Which line of a group is the title.

        With Markdown the largest; without it the first, or the second where that is much shorter
        (then the first is a kicker). Never the name of a column, where there is something else.
        """
        own = [i for i in group if not is_label(self.text(i)) and not is_step(self.text(i))]
        own = own or group
        if any(level(self.text(i)) for i in own):
            return min(own, key=lambda i: (level(self.text(i)) or 9, i))
        first, second = own[0], own[1] if len(own) > 1 else own[0]
        shorter = len(self.text(first)) - len(self.text(second)) >= _SHORTER
        return second if shorter and not has_two_parts(self.text(first)) else first

    def begins(self, groups: Sequence[Group], n: int, deepest: int) -> bool:
        """Does an article begin with this group of headlines?"""
        group = groups[n]
        title = self.text(self.title(group))
        if is_step(title) and group[0]:
            return False
        if self.is_strong(group):
            return True
        if level(title):
            return level(title) <= deepest
        if deepest and not has_two_parts(title) and not self.is_signed(groups, n):
            return False
        return self._stands_alone(group, title)

    def _stands_alone(self, group: Group, title: str) -> bool:
        """Is a bare line without a byline a headline all the same?"""
        first, after = group[0], group[-1] + 1
        if self.is_body(first - 1) and is_open(self.text(first - 1)):
            return False
        if len(title) > _LONGEST_BARE or after >= len(self.blocks):
            return False
        if not self.is_body(after):
            return self.kinds[after] == "caption"
        if len(self.text(after)) < _TITLED and not is_label(self.text(first)):
            return False
        return not self._is_fragment(group[-1])

    def _is_fragment(self, i: int) -> bool:
        following = [self.text(k) for k in range(i + 1, i + 4) if self.is_body(k)]
        return may_be_fragment(self.text(i), following)

    def lesser(self, i: int) -> ParagraphKind:
        """What a line that looked like a headline is otherwise: a subhead, or text."""
        text = self.text(i)
        if level(text) or is_step(text):
            return "kicker"
        before = not self.is_body(i - 1) or is_closed(self.text(i - 1))
        after = i + 1 < len(self.blocks) and self.kinds[i + 1] in ("body", "caption", "kicker")
        short = len(text) <= _LONGEST_KICKER and not self._is_fragment(i)
        return "kicker" if before and after and short else "body"
