"""Builds that lie in folders that are searched: what they wrote is no text to read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from kg.articles.listing import Say, document_name, folder_name, shown

FilesOf = Callable[[Path], Collection[str]]


class Builds:
    """Tells which files a build has written, and which builds there are.

    `files_of` says what builds put into a folder, by paths below it with `/`; nothing where it
    holds none. `out` is the folder that is built into: what an earlier build left there is passed
    over without a word, since the bytes of a build must not depend on its history.
    """

    def __init__(self, files_of: FilesOf, out: Path | None = None) -> None:
        self._files_of = files_of
        self._out = out.resolve() if out else None
        self._above: dict[tuple[Path, Path], tuple[tuple[Path, Collection[str]], ...]] = {}
        self._met: set[tuple[Path, Path]] = set()

    def wrote(self, path: Path, root: Path) -> bool:
        """Is it of a build in `root` or below? What lies above was not asked for: see `texts/`."""
        for folder, files in self._over(path.parent, root):
            if path.relative_to(folder).as_posix() in files:
                self._met.add((root, folder))
                return True
        return False

    def tell(self, say: Say) -> None:
        """A line for every build that was met, but for that in `out`."""
        for root, folder in sorted(self._met):
            if folder.resolve() != self._out:
                name = folder_name(root) if folder == root else folder.relative_to(root).as_posix()
                name = shown(document_name(name))
                say(
                    f"{name}: is a build; what it wrote is left out; "
                    f"to read its texts name {name}/texts"
                )

    def _over(self, folder: Path, root: Path) -> tuple[tuple[Path, Collection[str]], ...]:
        """The builds from `root` down to the folder."""
        key = root, folder
        if key not in self._above:
            here = self._files_of(folder)
            above = () if folder in (root, folder.parent) else self._over(folder.parent, root)
            self._above[key] = (*above, (folder, here)) if here else above
        return self._above[key]
