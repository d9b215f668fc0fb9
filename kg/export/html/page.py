"""One self-contained page: the viewer, cytoscape.js, and the graph as data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from importlib.resources import files
from pathlib import Path

from kg.export.clean import to_utf8
from kg.export.html.data import to_page_data
from kg.export.settings import ExportSettings
from kg.model import Graph

_SLOT = re.compile(r"\{\{(policy|style|library|script|data)\}\}")
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_html(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """`graph.html`: search, filters, a node's facts, an edge's sentences, the articles."""
    path.write_text(to_html(graph, settings), encoding="utf-8", newline="\n")


def to_html(graph: Graph, settings: ExportSettings) -> str:
    """The page.

    Text of the corpus stands in it as compressed data only, and the viewer shows it as text only,
    so that no name can become markup. The page's own policy lets nothing run or load but what
    stands in it. The bytes depend on the version of zlib besides.
    """
    style, library, script = (
        _asset(name) for name in ("viewer.css", "cytoscape.min.js", "viewer.js")
    )
    parts = {
        "policy": _policy(style, library, script),
        "style": style,
        "library": library,
        "script": script,
        "data": pack(to_page_data(graph, settings)),
    }
    return _SLOT.sub(lambda slot: parts[slot.group(1)], _asset("viewer.html"))


def _asset(name: str) -> str:
    return (files("kg.export") / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, *scripts: str) -> str:
    """What the page may do, for its `Content-Security-Policy`."""
    run = " ".join(f"'{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {run}; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"


def pack(value: object) -> str:
    """JSON, deflated, in base64: a quarter of the size, and nothing in it that HTML reads."""
    text = to_utf8(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def to_script(value: object) -> str:
    """JSON that may stand in a `<script>` element: it holds no `<`, no `>` and no `&`."""
    return to_utf8(json.dumps(value, ensure_ascii=False)).translate(_IN_SCRIPT)
