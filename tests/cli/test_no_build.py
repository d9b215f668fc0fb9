"""A folder that holds no build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import run_kg


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("build.json", ["diff", "{}", "{}"]),
        ("build.json", ["export", "{}", "-o", "-", "--format", "ttl"]),
        ("build.json", ["path", "{}", "a", "b"]),
        ("build.json", ["show", "{}", "a"]),
        ("build.json", ["stats", "{}"]),
        ("build.json", ["validate", "{}"]),
        ("build.json", ["view", "{}", "--no-open"]),
        ("graph.ttl", ["query", "{}", "--ask", "who-funds-whom"]),
        ("graph.ttl", ["serve", "{}"]),
        ("mentions.jsonl", ["entities", "{}"]),
    ],
)
def test_a_folder_without_a_build_is_told_in_one_way(
    name: str, arguments: list[str], tmp_path: Path
) -> None:
    """Whichever command reads it: what is not there, and how it is made."""
    run = run_kg(*(word.replace("{}", str(tmp_path)) for word in arguments))
    assert run.code in (1, 2)
    said = f"{tmp_path / name}: not there; make it with: kg build TEXTS -o {tmp_path}"
    assert (run.out, run.err) == ("", f"Error: {said}\n")
