"""A copy of our ontology as a start for a user's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kg.errors import ExportError
from kg.ontology import ontology_dir

FOLDERS, FILES = ("relations", "names", "queries"), ("kg.ttl", "shapes.ttl", "README.md")
RELATION = re.compile(r'^relation = "[^"]*"\n', re.MULTILINE)
REPLACES = "replaces = true  # these rules take the place of those that come with kg\n"
OWN_NAMES = """# Your own names, for: kg build PAGES -o OUT --names names.tsv
# One a line: name, class and, if wanted, the name under which it goes in the graph, with tabs between.
# Classes: Agency Bank TradeUnion Enterprise Place Person Organization. Such as (without the # and space):
# 远山茶业	Enterprise	青石远山茶业有限公司
"""


def copy_ontology(folder: Path) -> None:
    """Copy rules, word lists, questions, classes and guide to a folder that is empty or not there.

    Each relation file gets `replaces = true`: built with `--rules FOLDER/relations` it holds as it
    stands, whatever is changed or deleted in it. `names.tsv` is a list to fill, for `--names`.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise ExportError(f"{folder}: is not empty; name a new folder, or an empty one")
        folder.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            shutil.copytree(ontology_dir() / name, folder / name)
        for name in FILES:
            shutil.copyfile(ontology_dir() / name, folder / name)
        for path in (folder / "relations").glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            own = RELATION.sub(lambda line: line.group() + REPLACES, text, count=1)
            path.write_text(own, encoding="utf-8", newline="\n")
        (folder / "names.tsv").write_text(OWN_NAMES, encoding="utf-8", newline="\n")
    except (OSError, shutil.Error) as error:
        raise ExportError(f"{folder}: cannot be written: {error}; name another folder") from error
