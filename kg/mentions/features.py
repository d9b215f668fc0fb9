"""Features of characters for the name tagger: context, lexicons, and pkuseg's words as a help."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.lexicon import Lexicon
from kg.mentions.list_features import BREAKS, list_features
from kg.model import Span


def character_features(text: str, words: Sequence[Span], lexicon: Lexicon) -> list[list[str]]:
    """One list of features a character of `text`, a sentence; `words` are spans in it."""
    size = len(text)
    kinds = [character_kind(char) for char in text]
    columns = _word_features(text, words, lexicon)
    listed = list_features(lexicon)
    for i, feature in zip(*listed.find(text), strict=True):
        columns[i].append(listed.names[feature])
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
