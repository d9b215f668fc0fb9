"""Run the commands of docs/terminal.md on the samples, put down what they print; draw its picture.

    python scripts/terminal_page.py

Run it when what the samples say has changed, read the difference, and commit it.
`tests/scripts/test_terminal_page.py` holds the page to what the commands print.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.running import run_kg  # noqa: E402 - found through the line before

PAGE, PICTURE = ROOT / "docs" / "terminal.md", ROOT / "docs" / "stats.png"
WIDTH = "100"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SETUP = (("samples", "samples"), ("build", "samples/pages/worked-example.txt", "-o", "out"))


@contextlib.contextmanager
def samples(folder: Path) -> Iterator[None]:
    """In a folder with the samples and the build of one, in a terminal of the page's width."""
    before, width = Path.cwd(), os.environ.get("COLUMNS")
    os.chdir(folder)
    os.environ["COLUMNS"] = WIDTH
    try:
        for arguments in _SETUP:
            run_kg(*arguments)
        yield
    finally:
        os.chdir(before)
        os.environ.pop("COLUMNS")
        if width is not None:
            os.environ["COLUMNS"] = width


def fill(page: str) -> str:
    """The page with what each command prints below it."""
    return _BLOCK.sub(lambda block: f"```console\n{_run_all(block[1])}```", page)


def _run_all(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ kg ")]
    return "".join(f"{command}\n{_run(command)}" for command in commands)


def _run(command: str) -> str:
    run = run_kg(*command.split()[2:])
    return run.out + run.err


def main() -> None:
    """Write the page and its picture anew."""
    with tempfile.TemporaryDirectory() as folder, samples(Path(folder)):
        PAGE.write_text(fill(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        run_kg("build", "samples/pages", "-o", "samples/out")
        run_kg("stats", "samples/out", "--plot", "stats.png", "--top", "12")
        shutil.copyfile("stats.png", PICTURE)


if __name__ == "__main__":
    main()
