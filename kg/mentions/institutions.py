"""Institutions by grammar alone: place chain or level + stem + a head noun that leaves no doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from kg.mentions.lexicon import Head, Lexicon
from kg.mentions.names import INSTITUTIONS, LEVELS, Name, is_han, stands_alone

REACH = 22  # characters left of the head noun in which the name may begin
STEM = 9  # characters between the place and the head noun
_NOT_IN_STEM = re.compile(
    r"[的了在是向为对由被将从把给让到并已曾也就都很再又各该本某每这那其此则携跟请帮找说称没获赴个]"
    r"|[，。；：！？、,;:!?“”‘’《》（）()【】\s\d]|联合|会同|携手|坐到|参观|走进|走访|探索|前往|会见|出席|考察|调研|下属|旗下|所属|子公司|积极|签|与|和|及|以及|(?<![中高初同平])等(?!级)|(?<=[局委会院校厅司行])原|退休|去年|今年|连续|有家|共建|合建|组织(?!部)|召开|经营|发现|改成|部分|县级|两级|上市|超级|试点|委[省市区县州旗]|设有|设专|发自|还真|[一二两三四五六七八九十百][家名位条项次所座]|[两三四五六七八九十几][省市县区州地镇](?!镇|乡|村|路)"
)
_COUNT = re.compile(r"[两三四五六七八九十几多]$")  # 大庆三市总工会: of three cities
_POST = re.compile(r"党组$")
_POSTS = ("书记", "副书记", "成员", "委员", "会议", "理论")
_AFTER_HEAD = (
    *"议定长员人法生票业化家界方级门商",
    "系统",
    "常委",
)  # 银行长, 协议: no head noun ends here
_AND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{1,})(?![省市区县州旗镇乡])")
_VERBAL = frozenset(
    "政常真不没还要想能可去再有已操筹领试续停补申催承合主举创兴开协督筹查帮经自包代交推民受催新公结格布当时大全邮书战残定破棋出"
)  # 承办, 公办, 布局
_OTHER_HEAD = re.compile("公司|集团|银行|大学|学院|医院|工会|支行|分行")
_SHORT_HEADS = frozenset("办局委厅")  # they close a name only after a division and a stem
_FIRST_OF_LEVELS = frozenset(word[0] for word in LEVELS)
_RELATIVE_OK = frozenset({"Agency", "TradeUnion"})
_RELATIVE_ORGANIZATIONS = frozenset(
    {"PartyOrganization", "Association", "Hospital", "PublicInstitution", "MediaOutlet"}
)


def anchored_names(text: str, starts: frozenset[int], lexicon: Lexicon) -> Iterator[Name]:
    """Names that a place (or a level, `市总工会`) opens and a strong head noun closes.

    `starts` are the offsets at which the segmenter's words begin.
    """
    free = 0
    heads = lexicon.heads_in(text)
    for i, (end, head) in heads.items():
        if i < free or not _is_closing(text, i, heads, starts):
            continue
        begin = _place_start(text, i, head, starts, lexicon)
        if head.word in _SHORT_HEADS and (
            begin is None
            or i - begin < 4
            or text[i - 1] in _VERBAL
            or text[end : end + 1] in "地部面限势域了起理学好事一证案夜班"
        ):
            continue
        if begin is None:
            begin = _level_start(text, i, end, head, starts)
        if begin is not None:
            yield Name(begin, end, head.type, head.subtype)
            free = end


def _is_closing(
    text: str, at: int, heads: Mapping[int, tuple[int, Head]], starts: frozenset[int]
) -> bool:
    end, head = heads[at]
    if head.word in _SHORT_HEADS and end in starts:
        return True
    if head.strength != "strong" or head.type not in INSTITUTIONS or len(head.word) < 2:
        return False
    if text.startswith(_AFTER_HEAD, end):
        return False
    if _POST.search(head.word) and text.startswith(_POSTS, end):
        return False  # 局党组书记: a post in the bureau, which is what is named
    following = heads.get(end)
    if following and following[1].strength == "strong" and following[1].type in INSTITUTIONS:
        return False  # 银行 in 银行同业公会: the name goes on
    # 银行 in 银行业协会: a longer head noun that begins inside goes on past this one
    return not any(k in heads and heads[k][0] > end for k in range(at + 1, end))


def _place_start(
    text: str, head_at: int, head: Head, starts: frozenset[int], lexicon: Lexicon
) -> int | None:
    """The start of the place chain that opens the name, the furthest that fits."""
    places = lexicon.starts.find(text)["divisions"]
    near = slice(bisect_left(places, head_at - REACH), bisect_left(places, head_at))
    for start in places[near]:
        end = _chain_end(text, start, head_at, lexicon) if start in starts else None
        if end is None:
            continue
        stem = text[end:head_at]
        if (_COUNT.search(stem) or stem[-1:] == "委") and head.word.startswith(LEVELS):
            continue
        if head.type == "Agency":
            if _OTHER_HEAD.search(stem):
                continue
            stem = _AND.sub("", stem)  # 文体广电和旅游局
        if len(stem) <= STEM and not _NOT_IN_STEM.search(stem):
            if any(lexicon.places.at(text, start)) and not any(lexicon.divisions.at(text, start)):
                continue
            return start
    return None


def _chain_end(text: str, start: int, limit: int, lexicon: Lexicon) -> int | None:
    """Where the chain of divisions that begins at `start` ends, at most at `limit`."""
    end = None
    at = start
    while at < limit:
        ends = [stop for stop, _ in lexicon.divisions.at(text, at) if stop <= limit]
        if not ends:
            break
        at = end = ends[-1]
    return end


def _level_start(
    text: str, head_at: int, end: int, head: Head, starts: frozenset[int]
) -> int | None:
    """The level character that opens a place-relative name, at the start of a word."""
    if head.type not in _RELATIVE_OK and head.subtype not in _RELATIVE_ORGANIZATIONS:
        return None
    if stands_alone(head.word) and (head_at in starts or not is_han(text[head_at - 1])):
        return head_at
    first = head_at - 8
    for start in range(max(0, first), head_at + 1):
        if text[start] not in _FIRST_OF_LEVELS:
            continue
        level = next((word for word in LEVELS if text.startswith(word, start)), None)
        if level == "新区" or level is None or start + len(level) > end - 1:
            continue
        stem = text[start + len(level) : max(head_at, start + len(level))]
        before = text[start - 1] if start else "\n"
        opens = not is_han(before) or (
            start in starts and before not in "全本该各我两城市县区省州某一二三四五六七八九十"
        )
        if opens and not _NOT_IN_STEM.search(stem):
            return start
    return None
