"""The script that is shipped is what `scripts/page` makes of its modules and the library."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "scripts" / "page"


@pytest.mark.slow
def test_the_bundle_is_what_its_sources_make() -> None:
    """Types hold, parts do what they say, and nothing was written into the bundle by hand."""
    npm = shutil.which("npm")
    if npm is None or not (PAGE / "node_modules" / "esbuild").is_dir():
        pytest.skip("no packages of npm; npm ci --prefix scripts/page brings them")
    command = [npm, "run", "--silent", "check"]
    done = subprocess.run(command, cwd=PAGE, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_versions_are_pinned() -> None:
    """Each one exactly, and the licences of what is in the page are those we ship."""
    package = json.loads((PAGE / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((PAGE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in {**package["dependencies"], **package["devDependencies"]}.items():
        assert version == lock[f"node_modules/{name}"]["version"]
    assert {lock[f"node_modules/{name}"]["license"] for name in package["dependencies"]} == {"MIT"}
