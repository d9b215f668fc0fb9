"""The page put into a build that lies there, or into a file of its own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.errors import ExportError
from kg.export.built import Built, read_build, read_record
from kg.export.folder import LAST, publish, sha256_of, staged
from kg.export.html.page import to_html, write_html
from kg.export.notes import write_json
from kg.version import VERSION

PAGE = "graph.html"


def add_page(out: Path, rules: Path | None = None) -> Path:
    """The page of the build in `out`, made unless it lies there; `rules` as the build had them.

    The build is then as if `html` had been among its formats: `build.json` lists the page, a later
    build takes it away or makes it anew. Raises `InputError` where `out` holds no build,
    `ExportError` where it cannot be written.
    """
    if not has_page(out):
        _write_page(read_build(out, rules))
    return out / PAGE


def has_page(out: Path) -> bool:
    """Is there a page of this build, as this version of the program made it?"""
    record = read_record(out)
    listed = record["files"].get(PAGE)
    try:
        return bool(record["version"] == VERSION and listed == sha256_of(out / PAGE))
    except OSError:
        return False


def _write_page(built: Built) -> None:
    record, settings = built.record, built.record["settings"]
    formats = sorted({*settings.get("formats", ()), "html"})
    try:
        with staged(built.out) as stage:
            write_html(built.graph, stage / PAGE, built.settings)
            files = dict(sorted({**record["files"], PAGE: sha256_of(stage / PAGE)}.items()))
            changed = {"settings": {**settings, "formats": formats}, "files": files}
            write_json({**record, **changed}, stage / LAST)
            publish(stage, built.out, files, kept=set(files) - {PAGE})
    except ExportError as error:
        raise ExportError(f"{error}; or write the page elsewhere: -o FILE") from error


def write_page(out: Path, path: Path, rules: Path | None = None) -> Path:
    """Write the page of the build in `out` to a file, aside and then renamed; `out` stays as it is."""
    built = read_build(out, rules)
    folder = path.parent
    if not folder.is_dir() or path.is_dir():
        what = "a folder" if path.is_dir() else f"{folder} is not a folder"
        raise ExportError(f"{path}: {what}; name a file such as page.html")
    page = to_html(built.graph, built.settings)
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=folder) as aside:
            made = Path(aside) / PAGE
            made.write_text(page, encoding="utf-8", newline="\n")
            os.replace(made, path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ExportError(f"{path}: cannot be written: {why}; name another file") from error
    return path
