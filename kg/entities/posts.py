"""What a text says a person is: `区总工会主席张伟`, `张伟（区总工会主席）`, `记者张伟`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Article, Mention

LONGEST = 12
_RANK = (
    r"(?:常务|执行|名誉|首席|高级|第一)?副?(?:"
    r"董事长|理事长|监事长|秘书长|总经理|经理|总裁|总监|总工程师|工程师|主席|主任医师|医师|主任|书记|支书|"
    r"[院校局厅处科部行厂市县区镇乡省州盟旗村组队会馆站所社台班店庭园司矿院]长|负责人|创始人|"
    r"董事|监事|理事|委员|代表|秘书|专员|顾问|会长|教授|讲师|研究员|院士|主编|编辑|记者|"
    r"医生|大夫|护士|护工|老师|教师|教练|学者|律师|法官|检察官|民警|辅警|消防员|战士|"
    r"职工|员工|工人|干部|技师|工匠|劳模|司机|骑手|保安|会计|校友|学生|志愿者|社工|"
    r"村民|居民|农民|店主|老板|法定代表人|发言人|主讲人|干事)"
)
# what no name of a department or the like holds: `慰问职工张伟` says no post
_NO_PART = r"，。；：、！？\s向对为给与和把将被在到由看慰说请派等"
_BEFORE = re.compile(
    rf"(?:的|原|时任|退休|党组|党委|工会|分管|[^{_NO_PART}]{{0,6}}?)?(?P<title>{_RANK})\s*$"
)
_BARE = re.compile(rf"(?P<title>{_RANK})\s*$")
_BEHIND = re.compile(rf"(?:的|原|时任|[^{_NO_PART}]{{0,6}}?)?(?P<title>{_RANK})\s*[）),，、]")
_IS = re.compile(rf"(?:是|为|系)[^{_NO_PART}]{{0,6}}?(?P<title>{_RANK})(?=[，。；、）])")
# any other noun (`种植户张伟`), or a verb, which is not told apart: he may be anybody
_DESCRIBED = re.compile(
    r"[\u4e00-\u9fff](?![和与同及据向对给为被让请由是说到在经跟把将了有])[\u4e00-\u9fff]$"
)
_NO_BODY = ("Person", "Programme", "Honour")


def find_posts(
    articles: Sequence[Article], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int | None, str]]:
    """Mentions of persons (by index), the mention of whom they serve, if any, and their title.

    The title is empty where the text says what a person is in words that name no post.
    """
    texts: Mapping[int, str] = {article.number: article.text for article in articles}
    order = sorted(
        range(len(mentions)), key=lambda i: (mentions[i].article, mentions[i].reading.start)
    )
    for place, index in enumerate(order):
        person = mentions[index]
        if person.type != "Person":
            continue
        text = texts[person.article]
        before = order[place - 1] if place else None
        after = order[place + 1] if place + 1 < len(order) else None
        yield from _before(text, index, before, mentions)
        yield from _behind(text, index, after, mentions)


def _before(
    text: str, index: int, before: int | None, mentions: Sequence[Mention]
) -> Iterator[tuple[int, int | None, str]]:
    person = mentions[index]
    if before is not None and _is_body(mentions[before], person):
        between = text[mentions[before].reading.end : person.reading.start]
        match = _BEFORE.fullmatch(between) if len(between) <= LONGEST else None
        if match:
            yield index, before, match["title"]
            return
        if not between and mentions[before].type != "Place":
            yield index, before, ""
            return
    start = max(0, person.reading.start - 6)
    if before is not None and mentions[before].article == person.article:
        start = max(start, mentions[before].reading.end)
    match = _BARE.search(text, start, person.reading.start)
    if match:
        yield index, None, match["title"]
    elif _DESCRIBED.search(text, start, person.reading.start):
        yield index, None, ""


def _behind(
    text: str, index: int, after: int | None, mentions: Sequence[Mention]
) -> Iterator[tuple[int, int | None, str]]:
    """`张伟（区总工会主席）`, `张伟，区总工会主席，…`."""
    person = mentions[index]
    match = _IS.match(text, person.reading.end, person.reading.end + LONGEST)
    if match:
        yield index, None, match["title"]
    if after is None or not _is_body(mentions[after], person):
        return
    body = mentions[after].reading
    if not re.fullmatch(
        r"\s{0,2}[（(，,]\s{0,2}(?:系|是|现任|时任)?", text[person.reading.end : body.start]
    ):
        return
    match = _BEHIND.match(text, body.end, body.end + LONGEST)
    if match:
        yield index, after, match["title"]


def _is_body(mention: Mention, person: Mention) -> bool:
    return mention.article == person.article and mention.type not in _NO_BODY
