"""The attributes of nodes and edges: one type each, in the order of the files."""

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
}

JOINT = "; "
"""Between aliases, and between documents; between sentences stands a line feed."""
