"""A font that has Chinese characters, among those that are installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from kg.errors import InputError

_NEEDED = "资助银行镇"
_KNOWN = (
    *("notosanscjk", "notosanssc", "sourcehansans", "wqy-microhei", "wqy-zenhei", "microhei"),
    *("msyh", "pingfang", "hiragino", "heiti", "stheiti", "simhei", "droidsansfallback", "uming"),
)
"""What file names of good fonts hold, the best first; any other that has the characters will do."""


@lru_cache
def chinese_font() -> Path:
    """The file of the font; raises `InputError` where none is installed."""
    from matplotlib import font_manager

    files = sorted(Path(name) for name in font_manager.findSystemFonts())
    for path in _by_fame(files):
        if _has_chinese(path):
            return path
    raise InputError(
        "no font with Chinese characters is installed, which the labels need; install one, such as "
        "Noto Sans CJK or WenQuanYi Micro Hei (Debian: apt install fonts-wqy-microhei)"
    )


def _by_fame(files: list[Path]) -> Iterator[Path]:
    for known in _KNOWN:
        yield from (path for path in files if known in path.name.lower().replace(" ", ""))
    yield from files


def _has_chinese(path: Path) -> bool:
    from matplotlib import ft2font

    with suppress(RuntimeError, OSError):  # no font, or one of a kind that matplotlib cannot read
        characters = ft2font.FT2Font(str(path)).get_charmap()
        return all(ord(char) in characters for char in _NEEDED)
    return False
