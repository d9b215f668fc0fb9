"""One spelling of a name out of many: width, brackets, quotation marks, white space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("()[]〔〕【】［］", "（）（）（）（）（）")
_QUOTES = re.compile(r"[“”‘’\"'「」『』《》〈〉＂＇]")
_SPACE_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z0-9&,.])\s+(?=[A-Za-z0-9&])")
_NOT_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PLAIN = re.compile(r"[\u4e00-\u9fa5A-Za-z0-9]*")
_DOTS = str.maketrans({"•": "·", "・": "·", "‧": "·", "∙": "·", "．": "·"})
NUMERAL = "0-9零〇一二三四五六七八九十百"
_NO_NUMBERS = re.compile("零[部售食担工距碳配排]|百[货姓年科合]|千[里年]|一[体站带]")
_NUMBERS = re.compile(f"[{NUMERAL}]+")


@lru_cache(maxsize=16384)
def clean(name: str) -> str:
    """The name in half-width letters, full-width brackets, without white space in Chinese."""
    if _PLAIN.fullmatch(name):  # as most are
        return name
    text = unicodedata.normalize("NFKC", name.translate(_DOTS))
    text = _SPACE_BETWEEN_WORDS.sub("\x1f", text)
    text = "".join(text.replace("\x1f", "_SP_").split()).replace("_SP_", " ")
    return _NOT_CHARACTERS.sub("\ufffd", text).translate(_BRACKETS)


@lru_cache(maxsize=16384)
def bare(name: str) -> str:
    """A cleaned name without quotation marks: what two spellings are compared by."""
    return _QUOTES.sub("", name) or name


def numbers(name: str) -> tuple[str, ...]:
    """The numerals of a name, in order: 第一 and 第二 are never one."""
    return tuple(_NUMBERS.findall(_NO_NUMBERS.sub("", name)))


def is_subsequence(short: str, full: str) -> bool:
    """Do the characters of `short` stand in `full` in this order?"""
    rest = iter(full)
    return all(character in rest for character in short)
