"""Features of characters for the name tagger: context, lexicons, and pkuseg's words as a help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.mentions.lexicon import Known, Lexicon, PrefixMap
from kg.model import Span

HEAD_REACH = 14  # a head noun further to the right says nothing about a character
BREAKS = frozenset("，。；：！？、,;:!?（）()“”‘’《》【】[]<> \u3000\n\t")


def character_features(text: str, words: Sequence[Span], lexicon: Lexicon) -> list[list[str]]:
    """One list of features a character of `text`, a sentence; `words` are spans in it."""
    size = len(text)
    kinds = [character_kind(char) for char in text]
    columns = _word_features(text, words, lexicon)
    for i, feature in list_features(text, lexicon):
        columns[i].append(feature)
    padded = f"\x02\x02{fold(text)}\x03\x03"
    features = []
    for i in range(size):
        a, b, c, d, e = tuple(padded[i : i + 5])
        row = [
            "b",
            f"0={c}", f"-1={b}", f"1={d}", f"-2={a}", f"2={e}",
            f"-10={b}{c}", f"01={c}{d}", f"-11={b}{d}", f"-2-1={a}{b}", f"12={d}{e}",
            f"-101={b}{c}{d}", f"-2-10={a}{b}{c}", f"012={c}{d}{e}",
            f"k={kinds[i]}",
            f"kk={kinds[i - 1] if i else '^'}{kinds[i]}{kinds[i + 1] if i + 1 < size else '$'}",
        ]  # fmt: skip
        features.append([*row, *columns[i]])
    return features


def character_kind(char: str) -> str:
    """One letter: d digit, l Latin letter, h Han numeral, p punctuation or space, c any other."""
    if char.isdigit() or "０" <= char <= "９":
        return "h" if char in "一二三四五六七八九十百千万亿〇零两" else "d"
    if char in "一二三四五六七八九十百千万亿〇零两":
        return "h"
    if char.isascii() and char.isalpha():
        return "l"
    return "p" if char in BREAKS or not char.isalnum() else "c"


def fold(text: str) -> str:
    """Digits alike, brackets and commas alike in both widths, character by character."""
    return "".join(_FOLDED.get(char, char) for char in _digits_alike(text))


_FOLDED = {
    "(": "（",
    ")": "）",
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "\u3000": " ",
}


def _word_features(text: str, words: Sequence[Span], lexicon: Lexicon) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in text]
    strings = ["^", *(text[start:end] for start, end in words), "$"]
    classes = [word_class(word, lexicon) for word in strings]
    for n, (start, end) in enumerate(words, 1):
        shared = [f"w={strings[n]}", f"w-1={strings[n - 1]}", f"w1={strings[n + 1]}"]
        shared += [f"c-1={classes[n - 1]}", f"c1={classes[n + 1]}"]
        for i in range(start, end):
            place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "I"
            columns[i] = [*shared, f"wp={place}", f"c={classes[n]}{place}"]
    return columns


def word_class(word: str, lexicon: Lexicon) -> str:
    """The number of the class of words that stand where this one stands; `?` if there is none."""
    known = lexicon.word_classes.get(word)
    if known is None and not word.isalpha():
        known = lexicon.word_classes.get(_digits_alike(word))
    return known or "?"


def _digits_alike(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text)


Found = list[tuple[int, str]]
"""Features, each with the place of its character."""


def list_features(text: str, lexicon: Lexicon) -> Found:
    """Features that the lists give to characters of a sentence, with the characters' places.

    Those of one character come in the order in which the tagger adds their weights. Of several
    sentences with `APART` between them, no one knows of the others.
    """
    places = lexicon.starts.find(text)
    found: Found = []
    _add_lexicon_tags(found, text, places, lexicon)
    _add_head_features(found, text, places["heads"], lexicon)
    _add_person_features(found, text, places["surnames"], lexicon)
    return found


APART = "\n\n\n\n"  # no list looks further than four characters ahead


def _add_lexicon_tags(
    found: Found, text: str, places: Mapping[str, list[int]], lexicon: Lexicon
) -> None:
    """Longest matches from left to right of divisions, other places, brands and known names."""
    tables: tuple[tuple[str, str, PrefixMap[str] | PrefixMap[Known]], ...] = (
        ("D", "divisions", lexicon.divisions),
        ("L", "places", lexicon.places),
        ("N", "brands", lexicon.brands),
        ("G", "known", lexicon.known),
    )
    for prefix, name, table in tables:
        tags = list(_tags(text, table, places[name]))
        found += [(i, f"{prefix}={tag}") for i, tag in tags]
        found += [(i + 1, f"{prefix}-1={tag}") for i, tag in tags if i + 1 < len(text)]
        found += [(i - 1, f"{prefix}1={tag}") for i, tag in tags if i]


def _tags(
    text: str, table: PrefixMap[str] | PrefixMap[Known], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """The characters of a table's keys: beginning, inside or end, and what the key is."""
    free = 0
    for at in places:
        found = table.longest(text, at) if at >= free else None
        if found:
            free, value = found
            kind = value if isinstance(value, str) else f"{value.type[:3]}{'!' * value.sure}"
            yield at, f"B{kind}"
            for i in range(at + 1, free - 1):
                yield i, f"I{kind}"
            if free - at > 1:
                yield free - 1, f"E{kind}"


def _add_head_features(result: Found, text: str, places: Iterable[int], lexicon: Lexicon) -> None:
    """The head noun a character is in, and the next one to its right with the distance."""
    heads = {at: found for at in places if (found := lexicon.heads.longest(text, at))}
    add, stop, near, far = result.append, 0, "", [""]
    first = len(text)  # characters before it see no head noun
    for i in range(len(text) - 1, -1, -1):
        if text[i] in BREAKS:
            first = len(text)
            continue
        if i in heads:
            end, head = heads[i]
            if head.strength == "weak":
                add((i, f"h={head.type[:4]}"))
                add((end - 1, f"he={head.type[:4]}"))
            else:
                kind = f"{head.type[:4]}{head.subtype[:3] if head.subtype else ''}"
                first, stop, near = end - HEAD_REACH, end, f"nh={kind}"
                far = [f"nhd={kind}{n}" for n in range(5)]
                add((i, f"H=B{kind}"))
                result += [(j, f"H=I{kind}") for j in range(i + 1, end - 1)]
                if end - i > 1:
                    add((end - 1, f"H=E{kind}"))
        if i >= first:
            add((i, near))
            add((i, far[min((stop - i) // 3, 4)]))


_BEFORE = ("记者", "通讯员", "摄影", "作者", "主任", "书记", "局长", "主席", "经理", "院长", "校长")
_AFTER = (
    "说", "介绍", "告诉", "表示", "主任", "书记", "局长", "主席", "经理", "院长", "校长", "教授",
    "先生", "女士", "老师", "医生", "等", "摄",
)  # fmt: skip
_LAST_BEFORE = frozenset(word[-1] for word in _BEFORE)
_FIRST_AFTER = frozenset(word[0] for word in _AFTER)


def _add_person_features(found: Found, text: str, places: Iterable[int], lexicon: Lexicon) -> None:
    """Is a surname here or just before, and do words that go with persons stand around it?"""
    add = found.append
    for i in places:
        surname = lexicon.surnames.longest(text, i)
        if surname:
            end, rank = surname
            grade = "2" if end - i == 2 else "a" if rank < 40 else "b" if rank < 150 else "c"
            add((i, f"sn={grade}"))
            for j in range(end, min(end + 2, len(text))):
                if text[j] == "\n":
                    break
                add((j, f"sn-{j - end + 1}={grade}"))
            if i and text[i - 1] in _LAST_BEFORE and text.endswith(_BEFORE, 0, i):
                add((i, "pb"))
            for length, char in enumerate(text[i + 2 : i + 5], 2):
                if char in _FIRST_AFTER and text.startswith(_AFTER, i + length):
                    add((i, f"pa{length}"))
