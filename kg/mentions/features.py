"""Features of characters for the name tagger: context, lexicons, and pkuseg's words as a help."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.lexicon import Known, Lexicon, PrefixMap
from kg.model import Span

HEAD_REACH = 14  # a head noun further to the right says nothing about a character
BREAKS = frozenset("，。；：！？、,;:!?（）()“”‘’《》【】[]<> \u3000\n\t")


def character_features(text: str, words: Sequence[Span], lexicon: Lexicon) -> list[list[str]]:
    """One list of features a character of `text`, a sentence; `words` are spans in it."""
    size = len(text)
    kinds = [character_kind(char) for char in text]
    columns = [
        _word_features(text, words, lexicon),
        _lexicon_tags(text, lexicon),
        _head_features(text, lexicon),
        _person_features(text, lexicon),
    ]
    padded = f"\x02\x02{_fold(text)}\x03\x03"
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
        for column in columns:
            row.extend(column[i])
        features.append(row)
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


def _fold(text: str) -> str:
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
    classes = [lexicon.word_classes.get(_digits_alike(word), "?") for word in strings]
    for n, (start, end) in enumerate(words, 1):
        shared = [f"w={strings[n]}", f"w-1={strings[n - 1]}", f"w1={strings[n + 1]}"]
        shared += [f"c-1={classes[n - 1]}", f"c1={classes[n + 1]}"]
        for i in range(start, end):
            place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "I"
            columns[i] = [*shared, f"wp={place}", f"c={classes[n]}{place}"]
    return columns


def _digits_alike(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text)


def _lexicon_tags(text: str, lexicon: Lexicon) -> list[list[str]]:
    """Longest matches from left to right of divisions, other places, brands and known names."""
    columns: list[list[str]] = [[] for _ in text]
    tables: tuple[tuple[str, PrefixMap[str] | PrefixMap[Known]], ...] = (
        ("D", lexicon.divisions),
        ("L", lexicon.places),
        ("N", lexicon.brands),
        ("G", lexicon.known),
    )
    for prefix, table in tables:
        i = 0
        tags = ["-"] * len(text)
        while i < len(text):
            found = table.longest(text, i)
            if not found:
                i += 1
                continue
            end, value = found
            kind = value if isinstance(value, str) else f"{value.type[:3]}{'!' * value.sure}"
            for j in range(i, end):
                tags[j] = f"{'B' if j == i else 'E' if j == end - 1 else 'I'}{kind}"
            i = end
        for j, tag in enumerate(tags):
            if tag != "-":
                columns[j].append(f"{prefix}={tag}")
            if j and tags[j - 1] != "-":
                columns[j].append(f"{prefix}-1={tags[j - 1]}")
            if j + 1 < len(tags) and tags[j + 1] != "-":
                columns[j].append(f"{prefix}1={tags[j + 1]}")
    return columns


def _head_features(text: str, lexicon: Lexicon) -> list[list[str]]:
    """The head noun a character is in, and the next one to its right with the distance."""
    columns: list[list[str]] = [[] for _ in text]
    upcoming: tuple[int, str] | None = None
    for i in range(len(text) - 1, -1, -1):
        if text[i] in BREAKS:
            upcoming = None
            continue
        found = lexicon.heads.longest(text, i)
        if found and found[1].strength != "weak":
            end, head = found
            upcoming = (end, f"{head.type[:4]}{head.subtype[:3] if head.subtype else ''}")
            for j in range(i, end):
                place = "B" if j == i else "E" if j == end - 1 else "I"
                columns[j].append(f"H={place}{upcoming[1]}")
        elif found:
            columns[i].append(f"h={found[1].type[:4]}")
            columns[found[0] - 1].append(f"he={found[1].type[:4]}")
        if upcoming and upcoming[0] - i <= HEAD_REACH:
            columns[i].append(f"nh={upcoming[1]}")
            columns[i].append(f"nhd={upcoming[1]}{min((upcoming[0] - i) // 3, 4)}")
    return columns


_BEFORE = ("记者", "通讯员", "摄影", "作者", "主任", "书记", "局长", "主席", "经理", "院长", "校长")
_AFTER = (
    "说", "介绍", "告诉", "表示", "主任", "书记", "局长", "主席", "经理", "院长", "校长", "教授",
    "先生", "女士", "老师", "医生", "等", "摄",
)  # fmt: skip


def _person_features(text: str, lexicon: Lexicon) -> list[list[str]]:
    """Is a surname here or just before, and do words that go with persons stand around it?"""
    columns: list[list[str]] = [[] for _ in text]
    for i in range(len(text)):
        found = lexicon.surnames.longest(text, i)
        if found:
            end, rank = found
            grade = "2" if end - i == 2 else "a" if rank < 40 else "b" if rank < 150 else "c"
            columns[i].append(f"sn={grade}")
            for j in range(end, min(end + 2, len(text))):
                columns[j].append(f"sn-{j - end + 1}={grade}")
            if text.endswith(_BEFORE, 0, i):
                columns[i].append("pb")
            for length in (2, 3, 4):
                if text.startswith(_AFTER, i + length):
                    columns[i].append(f"pa{length}")
    return columns
