"""Characters that a file format cannot hold, replaced by U+FFFD, one for one.

No file holds lone surrogates: UTF-8 has no bytes for them. XML 1.0 further forbids most control
characters, U+FFFE and U+FFFF. A replacement is one code point, so offsets stay true.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_LONE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile("[&<>\r\x85\u2028]")
_QUOTED_MARKUP = re.compile('[&<>\r\x85\u2028"\n\t]')
_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_TEXT |= {ord(c): f"&#{ord(c)};" for c in "\r\x85\u2028"}
"""A bare line end is read as a line feed: of XML 1.0 the first, of XML 1.1, and xmldom, all three."""
_IN_ATTRIBUTE = _IN_TEXT | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def to_utf8(text: str) -> str:
    """The text without lone surrogates."""
    return text if text.isprintable() else _LONE.sub(REPLACEMENT, text)


def to_xml(text: str) -> str:
    """The text without characters that XML 1.0 forbids."""
    return text if text.isprintable() else _NOT_XML.sub(REPLACEMENT, text)  # as most are


def to_text(text: str) -> str:
    """Text without forbidden characters as the content of an XML element."""
    return text.translate(_IN_TEXT) if _MARKUP.search(text) else text


def to_attribute(text: str) -> str:
    """Text as the value of an XML attribute in quotation marks; forbidden characters are U+FFFD."""
    clean = to_xml(text)
    return clean.translate(_IN_ATTRIBUTE) if _QUOTED_MARKUP.search(clean) else clean
