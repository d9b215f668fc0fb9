"""What is cut from a tagged name, and what only describes and is no name at all."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon
from kg.mentions.names import INSTITUTIONS, LEVELS, Name, is_han, stands_alone

_CUT_BEFORE = re.compile(
    r"(?:会同|联合|携手|假如|如果|倘若|要是|一旦|由于|因为|随后|此前|日前|近日|目前|当时|其中|包括|以及|通过|根据|按照|经过|依托|了|的|在|与|和|及|由|被|向|对|从|把|将|给|为|据|于|让|到|经(?![一二三四五六七八九十])|同|跟|又|等|是|以|即|请|致|赴|往|交|获|按|受|若)(?=..)"
)
_CREDIT = re.compile(r"摄影?$|[ 　]*(?:文[/／]图|图[/／]文)$|[ 　]+[文图]$")  # 池远摄
_COUNT = re.compile(r"共?[一二两三四五六七八九十百千]+[家处](?:门店|老店|店|支行|公司|企业)?$")
_NEVER_INSIDE = re.compile(r"通过|支持|按照|持有|所持|担任|控股子|全资子|旗下|下属")
_NEVER_OPENS = re.compile(r"(?:被|听从|如今|用来)(?=...)")
_DESCRIBED = re.compile(
    r"^(?:[一二两三四五六七八九十\d]+(?:余|多)?(?:家|所|个|名|位|支|座)|该|本|各|某|这|此|我|全|贵|原|其他|其它|有关|相关|当地|一家|多家|两家)"
)
_GENERIC_FORM = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}类|燃气|供水|自来水|供热|热力|电力|物业|保险|房产|房地产|科技|建筑|施工|运输|物流|快递|外卖|家政|旅游|食品|制药|上市"
    r"|担保|融资担保|小额贷款|信托|证券|国有|民营|外资|中小|投资|软件|互联网)(?:公司|企业|集团)"
    r"|.{0,8}(?:优质|友好|结对|帮扶|合作|重点|知名|创意|示范|定点|薄弱|试点|普通|全国|多所|各级)(?:学校|中学|小学|医院|高校|大学|院校)"
)


_VERBS = frozenset(
    "建议 供职 提议 提醒 主持 出席 率队 认为 指出 强调 要求 陪同 会见 担任 获得 捐款 组织 带队 接过 代表 随即 同时 当即 连夜 曾任 现任 荣获 荣膺 误以 查明 获评 当选 任职 受聘 表示 介绍 坦言 回忆 告诉 透露 说道 拿到 捐出 带领 负责".split()
)


def trim(text: str, name: Name, lexicon: Lexicon) -> Name | None:
    """The name without function words at its head; `None` where only a description is left."""
    start, end = name.start, name.end
    while end - start > 2 and text[start] in "“‘《（( 　\n、，":
        start += 1
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    if opened > start and not any(c in "）)" for c in text[opened:end]):
        # 淮北矿业（集团）: the bracket closes at once; else what it opens goes on outside the name
        end = end + 1 if text[end : end + 1] in ("）", ")") else opened
    while end - start > 1 and text[end - 1] in "”’》 　\n、，。":
        end -= 1
    surface = text[start:end]
    if name.type in INSTITUTIONS:
        end = start + _length(surface)
    if name.type in INSTITUTIONS:
        begin = _behind_function_word(text, start, end, lexicon)
        if begin is None:
            return None
        start = _behind_preposition(text, begin, end, lexicon)
        surface = text[start:end]
        if _describes(text, start, surface, lexicon):
            return None
    if name.type == "Person" and end - start > 2 and text[end - 1 : end + 1] in _VERBS:
        end -= 1
        surface = text[start:end]
    credit = _CREDIT.search(surface) if name.type == "Person" else None
    if credit and credit.start() > 1:
        end = start + credit.start()
        surface = text[start:end]
    if name.type in ("Person", "Place") and lexicon.heads.get(surface):
        return None
    if name.type == "Person" and lexicon.generic.get(surface) == "person":
        return None
    if not any(map(is_han, surface)) and (surface.count(" ") > 2 or len(surface) > 24):
        return None  # English noise: mastheads, slogans
    if not surface.strip() or surface.isdigit():
        return None
    return name._replace(start=start, end=end)


def _length(surface: str) -> int:
    """How much of an institution's name is left without posts, counts and what verbs bring in."""
    if surface.endswith("常委") and len(surface) > 3:
        return len(surface) - 2  # 中央政治局常委 is a post in it
    verb = _NEVER_INSIDE.search(surface, 2)
    if verb:
        return verb.start()
    count = _COUNT.search(surface)
    return count.start() if count and count.start() > 2 else len(surface)


def _behind_function_word(text: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Where the name begins behind a function word; `None` where only a generic word is left."""
    sure = _NEVER_OPENS.match(text, start, end)
    if sure and lexicon.head_of(text[sure.end() : end]):
        return sure.end()
    match = _CUT_BEFORE.match(text, start, end)
    if not match:
        return start
    rest = text[match.end() : end]
    if match.end() - start == 1 and _known_at(text, start, lexicon) and rest not in lexicon.known:
        return start
    if lexicon.heads.get(rest) or lexicon.generic.get(rest) == "institution":
        return None
    return match.end() if _opens_name(text, match.end(), end, lexicon) else start


def _describes(text: str, start: int, surface: str, lexicon: Lexicon) -> bool:
    """Is it `该公司`, `17家企业`, `社区工会`, or a bare head noun."""
    if _DESCRIBED.match(surface) and not _known_at(text, start, lexicon):
        return True
    if lexicon.generic.get(surface) == "institution" or _GENERIC_FORM.fullmatch(surface):
        return True
    head = lexicon.head_of(surface)
    if head is None or head.word != surface or stands_alone(surface):
        return False
    return head.strength != "strong" and surface not in lexicon.brands


def _behind_preposition(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name begins if a preposition (`奖金由镇总工会`) slipped into it."""
    for match in re.finditer(r"(?<!自)[由在被给让]", text[start:end]):
        at = start + match.end()
        if lexicon.head_of(text[start : at - 1]) is None and _opens_name(text, at, end, lexicon):
            return at
    return start


def _opens_name(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Does a place, a brand, or a level with what it governs (`县人民医院`) begin here."""
    return _known_at(text, at, lexicon) or (
        text.startswith(LEVELS, at) and lexicon.head_of(text[at:end]) is not None
    )


def _known_at(text: str, at: int, lexicon: Lexicon) -> bool:
    """Does a known place or brand begin here."""
    tables = (lexicon.divisions, lexicon.places, lexicon.brands)
    return any(next(iter(table.at(text, at)), None) is not None for table in tables)
