"""What most say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def voted(votes: Sequence[str], preferred: str = "") -> str:
    """The most frequent; among equals the preferred one, then the first by name."""
    if votes.count(votes[0]) == len(votes):  # as nearly always
        return votes[0]
    counts = Counter(votes)
    return min(counts, key=lambda item: (-counts[item], item != preferred, item))
