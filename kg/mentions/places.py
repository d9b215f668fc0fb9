"""Place names as chains: `顺义区高丽营镇北河村` names three places, each a step in the next."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon


def place_steps(name: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Spans of the steps of a place name; one span where it is no chain.

    A step is a division by its full name, or by the short name of a province or city when what
    follows is a division again (`浙江宁波镇海区`). What is left at the end is a step of its own if it
    has at least two characters and is no building of the division's (`镇巴县档案馆`).
    """
    steps: list[tuple[int, int]] = []
    start = 0
    while start < len(name):
        end = _division_end(name, start, lexicon) or _village_end(name, start)
        whole = end and (lexicon.heads.get(name[end:]) or _BUILDING.search(name, end))
        if end is None or len(name) - end < 2 or whole:
            steps.append((start, len(name)))
            break
        steps.append((start, end))
        start = end
    return steps


# what bears the name of its division: 焦作市会议中心
_BUILDING = re.compile(r"(?:中心|馆|剧场|剧院|工业区|体育场|监狱|看守所)$")
_INNER = re.compile(
    r"(?:街道|[镇乡村])(?=[\u4e00-\u9fff]{2,})(?!委|镇|庄|口|民|头|广场|公路|街道|社区)"
)


def _village_end(name: str, start: int) -> int | None:
    """Where a township or village that no table knows ends inside a name (`陶园村` of `陶园村上寨组`)."""
    match = _INNER.search(name, start + 2)
    return match.end() if match else None


def _division_end(name: str, start: int, lexicon: Lexicon) -> int | None:
    """Where the division that starts here ends, if something sensible can follow it."""
    found = [(end, kind) for end, kind in lexicon.divisions.at(name, start) if end < len(name)]
    for end, kind in reversed(found):
        if kind.endswith("f") and end - start > 2:
            return end
        if kind in ("1s", "2s") and any(
            after.endswith("f") or after == "2s" for _, after in lexicon.divisions.at(name, end)
        ):
            return end
    return None
