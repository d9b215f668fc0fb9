"""Tables of TOML files, read with one-line errors: where, what, and what would be right."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kg.errors import OntologyError


def read_toml(path: Path) -> dict[str, Any]:
    """The table of a TOML file in UTF-8, with or without a byte order mark."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OntologyError(
            f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from error
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read: {error.strerror or error}") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: not a readable TOML file: {error}") from error


def read_tables(table: dict[str, Any], key: str, path: Path) -> tuple[dict[str, Any], ...]:
    """The tables under a key; none where it is missing."""
    tables = table.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(body, dict) for body in tables):
        raise OntologyError(f"{path}: key '{key}' should be tables with two brackets: [[{key}]]")
    return tuple(tables)


def read_words(value: object, where: str) -> tuple[str, ...]:
    """A list of words."""
    if isinstance(value, list) and all(isinstance(word, str) and word for word in value):
        return tuple(value)
    raise OntologyError(f'{where} is {value!r}; should be a list such as ["支行"]')


def read_flag(table: dict[str, Any], key: str, path: Path) -> bool:
    """A key that is true or false; false where it is missing."""
    value = table.get(key, False)
    if isinstance(value, bool):
        return value
    raise OntologyError(f"{path}: key '{key}' is {value!r}; should be true or false")


def check_keys(table: dict[str, Any], known: set[str], where: str) -> None:
    """Refuse a key that nothing reads."""
    for key in table:
        if key not in known:
            raise OntologyError(
                f"{where}: unknown key '{key}'; known are {', '.join(sorted(known))}"
            )
