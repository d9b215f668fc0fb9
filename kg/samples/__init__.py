"""Our own sample pages with their gold: news in the genre, invented from end to end."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from kg.errors import ExportError


def sample_pages() -> Path:
    """The folder of the pages, `NAME.txt`."""
    return _folder("pages")


def sample_gold() -> Path:
    """The folder of the gold files, `NAME.json`."""
    return _folder("gold")


def copy_samples(folder: Path) -> int:
    """Copy the pages to `folder/pages` and their gold to `folder/gold`; the number of pages."""
    for source in (sample_pages(), sample_gold()):
        try:
            shutil.copytree(source, folder / source.name, dirs_exist_ok=True)
        except (OSError, shutil.Error) as error:
            raise ExportError(f"{folder}: cannot copy the samples there: {error}") from None
    return len(list(sample_pages().glob("*.txt")))


def _folder(name: str) -> Path:
    return Path(str(files(__name__) / name))
