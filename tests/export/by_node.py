"""Files of ours as programs in Node read them: graphology for Gephi Lite, and cytoscape.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "node"
Read = dict[str, Any]


def read_in_node(paths: Sequence[Path]) -> list[Read]:
    """What `tests/node/read.js` finds in each file; the test is skipped where Node cannot run it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: install Node.js to have graphology read our files")
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("no packages for node: npm ci --prefix tests/node")
    names = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(
        [node, str(FOLDER / "read.js")],
        input=names.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]
    assert len(found) == len(paths)
    return found
