"""Traditional script read as simplified, character for character.

Lists, rules and models here know simplified characters. A line in traditional script is read
through OpenCC; since no character is added or dropped, every offset counts in the original too.
"""

from __future__ import annotations

from functools import lru_cache

import opencc

LEAST_SHARE = (
    0.08  # of a line's characters; a traditional line has four times that, a simplified a tenth
)


@lru_cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def to_simplified(text: str) -> str:
    """The text with its traditional lines in simplified script, of the same length.

    A line is traditional where more than one character and a share of them are written so, and
    more of them than are written in simplified script alone: a simplified line keeps a name like
    `毕昇` as it is.
    """
    if _converter("t2s").convert(text) == text:
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    plain = _same_length(line)
    changed = sum(a != b for a, b in zip(line, plain, strict=True))
    if changed < 2 or changed < LEAST_SHARE * len(line.strip()):
        return line
    simplified_only = sum(_converter("s2t").convert(char) != char for char in line)
    return plain if changed > simplified_only else line


def _same_length(line: str) -> str:
    """OpenCC's conversion; character by character where a phrase of it changes the length."""
    plain: str = _converter("t2s").convert(line)
    if len(plain) == len(line):
        return plain
    return "".join(_one(char) for char in line)


def _one(char: str) -> str:
    plain: str = _converter("t2s").convert(char)
    return plain if len(plain) == 1 else char
