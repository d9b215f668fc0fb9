"""A name read by its grammar: the division it opens with, its body, and what its end says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.entities.banks import RURAL, branch_in_full, seat_name, without_form
from kg.entities.context import AREAS, LEVELS, Context
from kg.entities.forms import normal_form
from kg.entities.regions import is_road, place_of
from kg.entities.shorts import Shorts, load_shorts, longest_prefix, longest_suffix
from kg.entities.spelling import bare, clean, is_subsequence
from kg.entities.tails import BANK, BRANCH, SUBSIDIARY, owner_ends, tail, tail_of_rest
from kg.gazetteer import COUNTY, Division, load_gazetteer

SAME = "same name"
WRITTEN_OUT = "short head written out"
_RELATIVE = re.compile(f"(团)?({'|'.join([*LEVELS, *AREAS])})(.+)", re.DOTALL)
# words that begin with the character of a level and mean no division
_WORDS = re.compile(
    r"市(?:场|政(?!府|协)|民|值|区|容|话|集)|区(?:域|块|间|位)|县(?:域|级|城)|乡(?:村|镇|土|愁|情|贤|音)"
    r"|镇(?:江|海|原|赉|远|雄|平|宁|安|坪|康|沅|巴)|村(?:镇|田|上)|州(?:城|际)|省(?:会|力|心|际)|旗(?:舰|袍|帜)|盟(?:友|军)"
    r"|社区(?:治|矫|教)|街道(?:口)|园区(?:路)"
)
_PARTY = re.compile(r"(?:党?委|委员会)(.*)", re.DOTALL)
_LEAGUE = re.compile(r"团[省市县区州旗盟]?(?:委|委员会)(.*)", re.DOTALL)
_ADMINISTRATIVE = frozenset(
    "union party government court procuratorate congress office commission bureau hall".split()
)
_NUMBERED_SCHOOL = re.compile("[一二三四五六七八九十]{1,3}中")
_CHINA = re.compile(r"中国|中华(?:人民共和国|全国)?|国家|国网")


class Reading(NamedTuple):
    """What a name says of itself.

    `canonical` has short parts written out (`工行` → `中国工商银行`, `市` → `北京市`), `keys` are
    further full forms that it is equal to, `region` the opening's text in `canonical`, `place` the
    division named last there. `relative` is true where a level word could not be resolved.
    """

    text: str
    canonical: str
    region: str = ""
    place: Division | None = None
    kind: str | None = None
    end: str = ""
    keys: tuple[str, ...] = ()
    relative: bool = False
    reason: str = SAME
    national: bool = False

    @property
    def where(self) -> str:
        """The code of the place that tells the name from others: a national name needs none."""
        return self.place.code if self.place and not self.national else ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The spellings that may be compared: a relative name only as it was completed."""
        if self.text == self.canonical or self.reason.startswith("relative"):
            return (self.canonical,)
        return (self.canonical, self.text)

    @property
    def body(self) -> str:
        """The canonical name between region and head."""
        return self.canonical[len(self.region) : len(self.canonical) - len(self.end)]


def read_name(name: str, kind: str, article: int, offset: int, context: Context) -> Reading:
    """Read a mention's name; `kind` is its class, `offset` where it stands in the article."""
    text = bare(clean(name))
    if kind in ("Person", "Programme", "Honour"):
        return Reading(text, text)
    shorts = load_shorts()
    whole = shorts.whole(text)
    if whole:
        chain, end = context.chain(whole, article)
        region = whole[:end] if chain else _china(whole)
        return _with_tail(
            text,
            whole,
            region=region,
            place=chain[-1] if chain else None,
            reason="national short name",
            national=True,
        )
    if kind == "Place":
        division = context.division(text, article)
        if division:
            return Reading(text, division.name, division.name, division, reason="place in context")
    return _absolute(text, article, context) or _relative(text, article, offset, context)


@lru_cache(maxsize=16384)
def is_relative(text: str) -> bool:
    """Does the name open with a bare `市`, `区`, `县` … that only its region completes?"""
    if not _RELATIVE.fullmatch(text) or _WORDS.match(text):
        return False
    return not any(  # 市南区, 省璜镇
        division.name == text[:length]
        for length in range(3, min(len(text), 8) + 1)
        for division in load_gazetteer().find(text[:length])
    )


def _absolute(text: str, article: int, context: Context) -> Reading | None:
    """A name that opens with a division, or with none at all; `None` for a relative one."""
    for opening, league in (("中共", False), ("共青团", True), ("", False)):
        if not text.startswith(opening):
            continue
        plain = normal_form(text)
        if opening == "中共" and not plain.startswith(opening):  # 中共某公司委员会
            reading = _absolute(plain, article, context) or _with_tail(text, plain)
            return reading._replace(text=text)
        chain, end = context.chain(text[len(opening) :], article)
        if chain and not opening and is_road(chain[-1], text[:end], text[end:]):
            return None
        if chain and len(opening) + end < len(text):
            rest = text[len(opening) + end :]
            printed = text[len(opening) : len(opening) + end]
            return _of_region(text, chain[-1], printed, ("团" + rest) if league else rest)
        if chain:
            break
    if is_relative(text) and not context.gazetteer.find(text):
        return None
    canonical, keys = _written_out(text)
    branch = branch_in_full(canonical, article, context) if tail(canonical)[0] == BRANCH else None
    if branch:
        return _with_tail(text, branch[0], region=_china(canonical), place=branch[1])
    return _with_tail(text, canonical, keys=keys, region=_china(canonical))


def _relative(text: str, article: int, offset: int, context: Context) -> Reading:
    """A name that a bare level word opens, completed by the article's region."""
    match = _RELATIVE.fullmatch(text)
    if not match:
        return _with_tail(text, text)
    league, level, rest = match.groups()
    meant = _meant(level, rest, article, offset, context)
    if meant is None:
        return _with_tail(text, text, relative=True)
    if isinstance(meant, str):
        return _with_tail(
            text, meant + rest, region=meant, reason=f"relative to {meant}", relative=False
        )
    reading = _of_region(text, meant, "", ("团" + rest) if league else rest)
    where = place_of(context.gazetteer, meant)
    return reading._replace(keys=(), reason=f"relative to {where}")


def _meant(
    level: str, rest: str, article: int, offset: int, context: Context
) -> Division | str | None:
    """The division (or area) that a level word opens the name of.

    The one whose body of this kind the article names (`涿州市总工会` … `市总工会`), else the
    region's.
    """
    usual = context.meant_by(level, article, offset)
    named = {
        division
        for division, other in (context.bodies(level, article) if level in LEVELS else ())
        if _is_of_kind(rest, other, division)
    }
    return next(iter(named)) if len(named) == 1 and usual not in named else usual


def _is_of_kind(rest: str, other: str, division: Division) -> bool:
    """Are the two, behind a division's name, one body's: `一院` and `第一人民医院`?"""
    full, whole = (_written_out(_official(name, division))[0] for name in (rest, other))
    if full == whole:
        return True
    return full[-1] == whole[-1] and len(full) >= 2 and is_subsequence(full, whole)


def _of_region(text: str, division: Division, printed: str, rest: str) -> Reading:
    """A name of a division: `昌平区|金融办`, `临颍县|委`, `北京|云溪担保公司`."""
    league = _LEAGUE.fullmatch(rest)
    party = _PARTY.fullmatch(rest)
    if league or (party and not rest.startswith("委员会")):
        beginning = "共青团" if league else "中共"
        after = (league or party).group(1)  # type: ignore[union-attr]
        name = f"{beginning}{division.name}{'委' if after else '委员会'}{after}"
        kind = tail(name)[0] if after else "party"
        end = tail(name)[1] if after else "委员会"
        reason = SAME if name == text else WRITTEN_OUT
        return Reading(
            text, name, f"{beginning}{division.name}", division, kind, end, reason=reason
        )
    full, keys = _written_out(_official(rest, division))
    if full in RURAL:
        seat = seat_name(load_gazetteer(), division)
        return _with_tail(text, seat + full, region=seat, place=division)
    kind, end = tail_of_rest(full)
    whole = kind in _ADMINISTRATIVE and (full == end or division.level >= COUNTY)
    whole = whole or (kind == "school" and full.startswith("第"))
    opening = division.name if not printed or (whole and not owner_ends(full[:-1])) else printed
    keys = tuple(opening + key for key in keys)
    if kind in _ADMINISTRATIVE:
        keys += (division.name + full,)
    return _with_tail(text, opening + full, region=opening, place=division, keys=keys)


def _official(rest: str, division: Division) -> str:
    """`省法院` is a high court, `市法院` an intermediate one; a county has only one."""
    rank = {"中院": "中级", "高院": "高级"}.get(
        rest, {1: "高级", 2: "中级"}.get(division.level, "")
    )
    if rest in ("法院", "中院", "高院"):
        return f"{rank}人民法院"
    if _NUMBERED_SCHOOL.fullmatch(rest):
        return f"第{rest}学"
    return {"检察院": "人民检察院", "总": "总工会"}.get(rest, rest)


def _written_out(name: str) -> tuple[str, tuple[str, ...]]:
    """The name with short parts written out, and other full forms of it."""
    shorts = load_shorts()
    kind = tail(name)[0]
    keys: tuple[str, ...] = ()
    if kind in (BRANCH, BANK) or name.endswith("总行"):
        opening = longest_prefix(name, shorts.banks)
        if opening:
            name = shorts.banks[opening] + name[len(opening) :]
        plain = without_form(name)
        if plain in shorts.full_names() or plain in RURAL or kind == BRANCH:
            name = plain
        elif plain != name:
            keys = (plain,)
    opening = longest_prefix(name, shorts.bodies)
    if opening and len(opening) >= 3:
        name = shorts.bodies[opening] + name[len(opening) :]
    name = _head_written_out(name, shorts)
    if kind == SUBSIDIARY:
        opening = longest_prefix(name, shorts.companies)
        if opening:
            return name, (shorts.companies[opening] + name[len(opening) :],)
    return name, keys


def _head_written_out(name: str, shorts: Shorts) -> str:
    short = name if name in shorts.heads else longest_suffix(name, shorts.heads)
    if not short or name.endswith(shorts.heads[short]):
        return name
    return name[: -len(short)] + shorts.heads[short]


def _china(name: str) -> str:
    match = _CHINA.match(name)
    return match.group() if match and len(name) > match.end() + 1 else ""


def _with_tail(
    text: str,
    canonical: str,
    *,
    region: str = "",
    place: Division | None = None,
    keys: tuple[str, ...] = (),
    relative: bool = False,
    reason: str = "",
    national: bool = False,
) -> Reading:
    kind, end = tail_of_rest(canonical[len(region) :]) if region else tail(canonical)
    if not reason:
        reason = SAME if canonical == text else WRITTEN_OUT
    return Reading(text, canonical, region, place, kind, end, keys, relative, reason, national)
