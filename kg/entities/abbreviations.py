"""Is one name on a page the short form of another? The reason, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.entities.reading import Reading
from kg.entities.shorts import load_shorts
from kg.entities.spelling import NUMERAL, is_subsequence, numbers
from kg.entities.tails import (
    BRANCH,
    COMPANY,
    OWNED,
    is_governed,
    owner_ends,
    short_kind,
    tail,
    tail_of_rest,
    without_legal_form,
)
from kg.gazetteer import load_gazetteer

BUCKET = 200  # names that share two characters: beyond that nothing would be unambiguous
LONGEST = 60
_END = "\0"  # before a name that others are to end with, which no name holds
_BRANDED = frozenset({COMPANY, "factory", "cooperative", "mine", "firm", None})
_OTHER_HOSPITALS = ("中医院", "卫生院", "保健院")
_LEVELS = "省市区县州盟旗镇乡村"
_SETTLEMENTS = (
    *"村 镇 乡 区 县 市 省 州 社区 街道 新区 小区 新村 村民小组 自治区 自治州 自治县".split(),
)


def place_reason(short: Reading, full: Reading) -> str | None:
    """Why two place names of the text are one place that no gazetteer knows."""
    if short.place or short.text in load_shorts().landmarks:
        return None
    name, other = short.text, full.text
    if other.startswith(name):
        return "place without its kind" if other[len(name) :] in _SETTLEMENTS else None
    if other.endswith(name) and len(name) >= 2:
        return "place without what it lies in"
    if (
        len(name) >= 3
        and name[-1] not in _LEVELS
        and name[:2] == other[:2]
        and name[-1] == other[-1]
        and len(name) < len(other)
    ):
        return "abbreviation" if is_subsequence(name, other) else None
    opening = full.region
    if opening and other[len(opening) :].startswith(name) and len(other) > len(opening) + len(name):
        return "place without its kind"
    return None


def short_reason(short: Reading, full: Reading) -> str | None:
    """Why `short` is a short form of the organisation name `full`; `None` where it is not."""
    if short.national:
        return None
    for name in _unbracketed(short):
        for other in _unbracketed(full):
            if 2 <= len(name) < len(other):
                reason = _reason(name, short, other, full)
                if reason:
                    return reason
    return None


def _unbracketed(reading: Reading) -> tuple[str, ...]:
    forms, printed = reading.forms, reading.canonical + reading.text
    if "（" not in printed and "）" not in printed:
        return forms
    return tuple(form.replace("（", "").replace("）", "") for form in forms)


def _reason(name: str, short: Reading, other: str, full: Reading) -> str | None:
    if other.endswith(name):
        return _suffix_reason(name, short, other, full)
    if not _same_region(short, full) or not _numbers_agree(name, short, other, full):
        return None
    region, body = _split(other, full)
    kind, end = tail(name)
    if kind is not None and kind == full.kind:
        return _headed_reason(name, short, end, region, body, full)
    if kind is None and full.kind in _BRANDED:
        return _brand_reason(name, region, body)
    if full.kind is not None and short_kind(name) == full.kind and full.kind not in OWNED:
        return _headed_reason(name, short, name[-1], region, body, full)
    return None


def _suffix_reason(name: str, short: Reading, other: str, full: Reading) -> str | None:
    """The short form leaves out what stands before: the owner, the place."""
    before = other[: -len(name)]
    if _elsewhere(short, full):
        return None
    if is_governed(before) or (before.endswith("附属") and len(name) <= 4):
        return None
    if tail_of_rest(name) == (full.kind, name):
        return "bare head of the only such name"
    if short.kind != full.kind:
        return None
    if short.kind is None and (before != full.region or len(name) < 3):
        return None
    return "without what stands before it"


def _headed_reason(
    name: str, short: Reading, end: str, region: str, body: str, full: Reading
) -> str | None:
    """Both names have a head of one kind: the bodies decide."""
    other_end = full.end
    opening = short.region if name.startswith(short.region) else ""
    if opening and short.place is None and full.region != opening:
        return None
    inner = name[len(opening) : len(name) - len(end)].removeprefix("第")
    body = body.removeprefix("第")
    if not _same_head(end, full):
        return None
    if end == "医" and "附" in full.canonical:
        return None
    if full.kind == "hospital" and full.end in _OTHER_HOSPITALS and end != full.end:
        return None
    if full.kind == "office" and body in (f"{inner}工作", f"{inner}服务"):
        return "part of the name"
    if not inner:
        return "short head" if not body and opening else None
    if not body:  # 郑大 is 郑州大学 and no other of its region
        return "initials of region and head" if len(end) == 1 and inner == region[:1] else None
    if "有限" in end and "有限" in other_end and inner != body:
        return None  # two names in full
    if full.kind == BRANCH and not _same_bank(inner, body):
        return None
    if full.kind in OWNED and without_legal_form(body)[-1:] != without_legal_form(inner)[-1:]:
        return None
    if body.endswith(inner) or (body.startswith(inner) and not _cut_at_owner(inner, body)):
        return "part of the name"
    return _cut_reason(inner, "" if opening else region, body)


def _same_head(end: str, full: Reading) -> bool:
    """May the full name's head be shortened to `end`? 日报 is no 电视台, 集团 no 股份公司."""
    if full.kind == COMPANY:
        return all(word in full.canonical for word in ("集团", "股份") if word in end)
    return is_subsequence(end, full.end) or is_subsequence(full.end, end)


def _same_bank(inner: str, body: str) -> bool:
    """Where both name their bank, is it one, or one without its region?"""
    at, other = inner.rfind("银行"), body.rfind("银行")
    if at == 0:  # the region's bank, not a bank with a name of its own
        return other <= 0
    return min(at, other) < 0 or body[:other].endswith(inner[:at])


def _brand_reason(name: str, region: str, body: str) -> str | None:
    """The short form has no head: the brand of a company."""
    body = body.removeprefix("第") if name[0] in NUMERAL else body
    if len(name) >= 3 and (region + body).endswith(name) and not owner_ends(body):
        return "brand of the company"
    if body.startswith(name) and not _cut_at_owner(name, body):
        return "brand of the company"
    if region and name.startswith(region) and body.startswith(name[len(region) :]):
        inner = name[len(region) :]
        return "brand of the company" if inner and not _cut_at_owner(inner, body) else None
    return _cut_reason(name, region, body)


def _cut_reason(inner: str, region: str, body: str) -> str | None:
    """Characters taken in order, the first from where region or body begins."""
    starts = {region[:1], body[:1]}
    whole = region + body
    if inner[0] not in starts or not is_subsequence(inner, whole):
        return None
    if is_subsequence(inner, region):
        return None
    if inner[0] != body[0] and body[0] not in inner and 2 * (len(inner) - 1) < len(body):
        return None  # 徐工 is not 徐州汉韵坊工艺品
    if _cut_at_owner(inner, whole):
        return None
    return "characters of the name in their order"


def _cut_at_owner(inner: str, body: str) -> bool:
    """Would the short form be the owner's, of whom the full name names a unit?"""
    owner = without_legal_form(body)
    return any(end < len(owner) and is_subsequence(inner, body[:end]) for end in owner_ends(owner))


def _same_region(short: Reading, full: Reading) -> bool:
    if short.place is None:
        return True
    if full.place is None:
        return False
    return short.place == full.place


def _elsewhere(one: Reading, other: Reading) -> bool:
    """Do the two name divisions of which neither lies in the other?"""
    if one.place is None or other.place is None:
        return False
    gazetteer = load_gazetteer()
    return not (
        gazetteer.contains(one.place, other.place) or gazetteer.contains(other.place, one.place)
    )


def _numbers_agree(name: str, short: Reading, other: str, full: Reading) -> bool:
    """The same numerals, those of the regions left aside (四川)."""
    return numbers(name.removeprefix(short.region)) == numbers(other.removeprefix(full.region))


def _split(name: str, full: Reading) -> tuple[str, str]:
    """Region (without its kind) and body of a full name, bracketed regions left out."""
    region = full.region if name.startswith(full.region) else ""
    body = name[len(region) :]
    kind, end = tail_of_rest(body)
    kind_end = end if kind == full.kind else full.end
    if kind_end and body.endswith(kind_end):
        body = body[: -len(kind_end)]
    stem = full.place.short if full.place and region.startswith(full.place.short) else region
    return stem, body.rstrip("（）") if body.endswith("（") else body


class Blocks:
    """Names filed under what a short form of theirs begins with, so that few are compared.

    A name is known by its place among those that are given.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._keys = [tuple(_short_keys(reading)) for reading in readings]
        wanted = _Wanted(key for keys in self._keys for key in keys)
        self._filed: dict[str, list[int]] = defaultdict(list)
        for place, reading in enumerate(readings):
            for key in set(_full_keys(reading, wanted)):
                self._filed[key].append(place)

    def fuller(self, short: int) -> list[int]:
        """Names that another may be a short form of, in filing order; none where too many."""
        found: dict[int, None] = {}
        for key in self._keys[short]:
            filed = self._filed.get(key, ())
            if len(filed) > BUCKET:
                return []
            found.update(dict.fromkeys(filed))
        found.pop(short, None)
        return list(found)


class _Wanted:
    """What is looked up at all: ends of names, and a first character with another behind it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.ends: set[str] = set()
        self.behind: dict[str, set[str]] = defaultdict(set)
        for key in keys:
            if key[0] == _END:
                self.ends.add(key[1:])
            else:
                self.behind[key[0]].add(key[1])


def _short_keys(reading: Reading) -> Iterator[str]:
    for name in _unbracketed(reading):
        if 2 <= len(name) <= LONGEST:
            yield name[:2]
            yield _END + name
            opening = reading.region
            if opening and name.startswith(opening) and len(name) > len(opening):
                yield opening[0] + name[len(opening)]


def _full_keys(reading: Reading, wanted: _Wanted) -> Iterator[str]:
    """Those of the keys that a name may be filed under that some other is looked up by."""
    for name in _unbracketed(reading):
        if len(name) > LONGEST:
            continue
        core = without_legal_form(name)
        for whole in (name, core) if core != name else (name,):
            ends = (whole[start:] for start in range(1, len(name) - 1))
            yield from (_END + end for end in ends if end in wanted.ends)
        anchors = {0, *(end for end in owner_ends(name) if end < len(name))}
        if reading.region and name.startswith(reading.region):
            anchors.add(len(reading.region))
        anchors |= {anchor + 1 for anchor in anchors if name[anchor : anchor + 1] == "第"}
        for anchor in anchors:
            first = name[anchor : anchor + 1]
            for character in wanted.behind.get(first, ()):
                if character in name[anchor + 1 :]:
                    yield first + character


__all__ = ["NUMERAL", "Blocks", "place_reason", "short_reason"]
