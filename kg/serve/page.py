"""The query page: one file with all it needs, and the header that keeps it to that."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from kg.export.html.page import to_script
from kg.query import Question

_SLOT = re.compile(r"\{\{(style|script|data)\}\}")


@dataclass(frozen=True, slots=True)
class Page:
    """HTML, and its Content-Security-Policy: nothing runs or loads but what stands in it."""

    html: str
    policy: str


def make_page(
    questions: Iterable[Question],
    prefixes: Mapping[str, str],
    *,
    has_graph: bool,
) -> Page:
    """The page with these questions to choose from. All text stands in it as JSON, never as HTML."""
    data = {
        "questions": [
            {
                "name": question.name,
                "zh": question.title.zh,
                "en": question.title.en,
                "sparql": question.sparql,
            }
            for question in questions
        ],
        "prefixes": dict(prefixes),
        "hasGraph": has_graph,
    }
    style, script = _asset("page.css"), _asset("page.js")
    parts = {"style": style, "script": script, "data": to_script(data)}
    html = _SLOT.sub(lambda slot: parts[slot.group(1)], _asset("page.html"))
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Page(html, policy)


def _asset(name: str) -> str:
    return (files("kg.serve") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"
