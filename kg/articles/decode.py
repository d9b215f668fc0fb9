"""From bytes to text without losing one: which encoding it is, decided on the whole file."""

from __future__ import annotations

import codecs
from functools import lru_cache

from charset_normalizer import from_bytes

from kg.errors import InputError, UsageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF; give it the suffix .pdf"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; give it its suffix, .zip or .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as .docx"),
    (b"\x1f\x8b", "a gzip archive; give it the suffix .txt.gz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CANDIDATES = ("utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "cp950")
_KNOWN = "UTF-8, UTF-16, GB18030 (GBK) or Big5"
_ADVICE = "name the encoding with --encoding, or mend the file"
_PLAUSIBLE = 0.5  # share of common characters below which a decoding is not believed
_GUESSED = 0.02  # what the guesser's word weighs against it
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"
_MANY, _MOST = 0.05, 0.3  # share of control characters in no text, and in none with Chinese
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】—…·～　０１２３４５６７８９％")


def decode_text(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file without a leading BOM, and the encoding that it is in.

    Nothing is replaced or translated: what does not decode raises an `InputError`.
    """
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, codec, len(bom)), codec
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: is {what}; what is wanted is text")
    text = _try(data, "utf-8")
    if text is not None and "\x00" not in text:
        return _unless_binary(text, data, name), "utf-8"
    found = _best(data)
    if found is not None:
        return found
    if text is not None:
        return _unless_binary(text, data, name), "utf-8"
    raise _undecodable(data, name)


def find_codec(encoding: str) -> str:
    """The name under which Python knows an encoding; refused where it is none of texts."""
    try:
        info = codecs.lookup(encoding)
        b"ab".decode(encoding, "ignore")  # refuses codecs that are not of texts, such as hex
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"unknown encoding {encoding!r}; names are utf-8, utf-16, gb18030, big5 and such"
        ) from error
    return info.name


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    codec = find_codec(encoding)
    return _strict(data, name, codec).removeprefix("\ufeff"), codec


def _strict(data: bytes, name: str, codec: str, skipped: int = 0) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        where = error.start + skipped
        raise InputError(
            f"{name}: byte {where} (0x{data[error.start]:02x}) is not {codec}; {_ADVICE}"
        ) from error


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _best(data: bytes) -> tuple[str, str] | None:
    """The most plausible decoding that takes every byte."""
    texts = {codec: text for codec in _CANDIDATES if (text := _try(data, codec)) is not None}
    if not texts:
        return None
    guess = from_bytes(data, cp_isolation=list(texts)).best()
    guessed = codecs.lookup(guess.encoding).name if guess else ""
    scores = {
        codec: plausibility(text, codec) + _GUESSED * (codecs.lookup(codec).name == guessed)
        for codec, text in texts.items()
    }
    codec = max(scores, key=lambda codec: (scores[codec], -_CANDIDATES.index(codec)))
    return (texts[codec], codec) if scores[codec] >= _PLAUSIBLE else None


def plausibility(text: str, codec: str) -> float:
    """Share of a text's characters that Chinese texts in this encoding are mostly made of.

    ASCII says nothing for encodings that all have it in one place; in UTF-16 it speaks for it.
    """
    wide = codec.startswith("utf-16")
    common = _common("gb18030") | _common("big5") if wide else _common(codec)
    weighed = [char for char in text if wide or char > "\x7f"]
    good = sum(char in common or "\x20" <= char <= "\x7e" or char in "\r\n\t" for char in weighed)
    return good / len(weighed) if weighed else 0.0


@lru_cache
def _common(codec: str) -> frozenset[str]:
    """The first plane of the national standard: the characters in daily use, and punctuation."""
    if codec == "gb18030":
        pairs = ((high, low) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    else:
        codec = "big5"
        lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        pairs = ((high, low) for high in range(0xA4, 0xC7) for low in lows)
    plane = b"".join(bytes(pair) for pair in pairs).decode(codec, "ignore")
    return frozenset(plane) | _PUNCTUATION


def _unless_binary(text: str, data: bytes, name: str) -> str:
    allowed = _MOST if any("\u4e00" <= char <= "\u9fff" for char in text) else _MANY
    if controls(data) > allowed:
        raise InputError(f"{name}: is binary, not text; what is wanted is text in {_KNOWN}")
    return text


def controls(data: bytes) -> float:
    """Share of bytes that no text has."""
    return 1 - len(data.translate(None, _CONTROLS)) / max(1, len(data))


def _undecodable(data: bytes, name: str) -> InputError:
    """Say which byte is in the way, by the encoding that most of the file is in."""
    if controls(data) > _MANY:
        return InputError(f"{name}: is binary, not text; what is wanted is text in {_KNOWN}")
    for codec in ("utf-8", "gb18030", "big5"):
        where = _fault(data, codec)
        prefix = data[:where].decode(codec, "ignore")
        known = codec if codec != "utf-8" else "utf-16"
        if any(char > "\x7f" for char in prefix) and plausibility(prefix, known) >= _PLAUSIBLE:
            return InputError(
                f"{name}: byte {where} (0x{data[where]:02x}) is not {codec}, which the text "
                f"before it is in; {_ADVICE}"
            )
    where = _fault(data, "utf-8")
    return InputError(
        f"{name}: byte {where} (0x{data[where]:02x}) is not UTF-8, and the file is not in "
        f"{_KNOWN} either; {_ADVICE}"
    )


def _fault(data: bytes, codec: str) -> int:
    """Offset of the first byte that does not decode; the last byte where every one does."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return len(data) - 1
