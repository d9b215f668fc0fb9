"""The `kg` command."""

from __future__ import annotations

import io
import sys

from kg.cli import kg


def main() -> None:
    """Run the command; what a narrow console (GBK, cp936) cannot show is escaped, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    kg(prog_name="kg")


if __name__ == "__main__":
    main()
