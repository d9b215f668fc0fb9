"""Build the page of the worked example anew: `tests/worked_example/`, its picture, the README.

    python scripts/update_worked_example.py

Run it when a stage changed for the better, read the difference (`git diff`), and commit it
with the change. `tests/test_worked_example.py` and `tests/test_readme.py` hold the files to what
the stages say.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from draw_graph import draw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.running import run_command  # noqa: E402 - found through the line before

EXPECTED = ROOT / "tests" / "worked_example"
PICTURE = ROOT / "docs" / "worked-example.svg"
README = ROOT / "README.md"
FOLLOWED = "200万元"  # the amount of the statement that the README follows
STAGES = (
    "articles.jsonl",
    "mentions.jsonl",
    "entities.jsonl",
    "statements.jsonl",
    "graph.ttl",
    "graph.graphml",
)
"""The files of a build that show the page at every stage, in the order of the stages."""


def update_readme(folder: Path) -> str:
    """The README with the output of its commands, run in `folder`, and its quotations anew."""
    text = README.read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n.*?^```$", text, re.M | re.S)
    for block in blocks:
        text = text.replace(block, run_block(block, folder))
    statement = followed_statement()
    text = re.sub(
        r"(?<=^```json\n).*?(?=^```$)", lambda _: show(statement), text, flags=re.M | re.S
    )
    turtle = (EXPECTED / "graph.ttl").read_text(encoding="utf-8")
    name = statement["subject"].rsplit("/", 1)[1]
    starts = (f":{name} a ", f"stmt:{statement['id']} a ")
    stanzas = [s for s in turtle.split("\n\n") if any(x in s.split("\n")[0] for x in starts)]
    quoted = "\n\n".join(stanzas) + "\n"
    return re.sub(r"(?<=^```turtle\n).*?(?=^```$)", lambda _: quoted, text, flags=re.M | re.S)


def run_block(block: str, folder: Path) -> str:
    """A console block with each `$ command` followed by what it prints now."""
    lines = ["```console"]
    for command in re.findall(r"^\$ (.*)$", block, re.M):
        lines += [f"$ {command}", run_command(command, folder).rstrip()]
    return "\n".join([*lines, "```"])


def followed_statement() -> dict[str, Any]:
    """The asserted statement with the followed amount."""
    lines = (EXPECTED / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    (found,) = [s for s in map(json.loads, lines) if (s["amount"] or {}).get("text") == FOLLOWED]
    return dict(found)


def show(statement: dict[str, Any]) -> str:
    """JSON with a line for each field and each piece of evidence."""
    fields = [f"  {dumps(key)}: {dumps(value)}" for key, value in statement.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def dumps(value: object) -> str:
    """JSON on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Write every file anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run_command("kg samples samples", folder)
        run_command("kg build samples/pages -o out", folder)
        run_command("kg build samples/pages/worked-example.txt -o tea", folder)
        for file in STAGES:
            shutil.copyfile(folder / "tea" / file, EXPECTED / file)
        PICTURE.write_text(draw(folder / "tea" / "graph.graphml"), encoding="utf-8", newline="\n")
        README.write_text(update_readme(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
