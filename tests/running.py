"""Ways to run the command in a test, and to look at what it built."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from kg.cli import kg

PAGE = """# 又到采茶时节
本报讯 （记者 林溪） 2024年3月5日，青石农商银行向云岭茶业有限公司发放贷款300万元。
云岭茶业有限公司位于青石市柳河镇。
"""


class Run(NamedTuple):
    """What a run of the command said, and its exit status."""

    code: int
    out: str
    err: str


def run_kg(*arguments: str | Path, stdin: bytes | None = None) -> Run:
    """Run the command in this process, where the pipeline is loaded once for all tests."""
    result = CliRunner().invoke(kg, [str(argument) for argument in arguments], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)


def spawn_kg(
    *arguments: str | Path, env: Mapping[str, str] | None = None, before: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, after the Python code `before`."""
    program = f"{before}\nfrom kg.__main__ import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
        timeout=300,
    )


def run_command(command: str, folder: Path) -> str:
    """What a `kg` command prints in `folder`, on stdout and stderr."""
    program, *arguments = shlex.split(command)
    if program != "kg":
        raise ValueError(f"not a kg command: {command}")
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "kg", *arguments],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    )
    return run.stdout


def write_page(path: Path, text: str | bytes = PAGE) -> Path:
    """A page at `path`, in UTF-8 where it is given as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a build by its relative name; the store in `.kg/` is left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".kg" not in path.relative_to(folder).parts
    }


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file."""
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
