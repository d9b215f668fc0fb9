"""The attributes of nodes and edges: one type each, in the order of the files.

`label x y z size r g b` of nodes and `label weight r g b` of edges are the names that Gephi's
importers and graphology (Gephi Lite, sigma) take for the look of the graph; all others are data.
"""

from __future__ import annotations

NODE_COLUMNS: dict[str, type] = {
    "label": str,
    "type": str,
    "type_zh": str,
    "subtype": str,
    "aliases": str,
    "mentions": int,
    "x": float,
    "y": float,
    "z": float,
    "size": float,
    "r": int,
    "g": int,
    "b": int,
}

EDGE_COLUMNS: dict[str, type] = {
    "label": str,
    "relation": str,
    "weight": int,
    "amount": float,
    "currency": str,
    "amount_text": str,
    "programme": str,
    "honour": str,
    "post": str,
    "date": str,
    "modality": str,
    "confidence": float,
    "evidence": str,
    "document": str,
    "r": int,
    "g": int,
    "b": int,
}

JOINT = "; "
"""Between aliases, and between documents; between sentences stands a line feed."""
