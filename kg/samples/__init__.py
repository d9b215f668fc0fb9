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
    """Copy the pages to `folder/pages` and their gold to `folder/gold`; the number of pages.

    The folder is new or empty, or holds samples alone, as they are: what it holds stays.
    """
    try:
        if folder.is_dir() and not _holds_samples_alone(folder):
            raise ExportError(f"{folder}: is not empty; name a new folder, or an empty one")
        for source in (sample_pages(), sample_gold()):
            shutil.copytree(source, folder / source.name, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        raise ExportError(f"{folder}: cannot copy the samples there: {error}") from None
    return len(list(sample_pages().glob("*.txt")))


def _holds_samples_alone(folder: Path) -> bool:
    """Is every file in it a sample, byte for byte? Also where it has none."""
    ours = {
        f"{source.name}/{path.name}": path
        for source in (sample_pages(), sample_gold())
        for path in source.iterdir()
    }
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if name not in ours or path.read_bytes() != ours[name].read_bytes():
            return False
    return True


def _folder(name: str) -> Path:
    return Path(str(files(__name__) / name))
