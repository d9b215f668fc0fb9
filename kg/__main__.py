"""The `kg` command."""

from __future__ import annotations

import gc
import io
import sys

from kg.cli import kg


def main() -> None:
    """Run the command; what a narrow console (GBK, cp936) cannot show is escaped, not an error."""
    # rules, lists and models are a million objects that stay: to look through them for garbage as
    # often as Python does takes a tenth of the time, from the start on
    gc.set_threshold(50_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    kg(prog_name="kg")


if __name__ == "__main__":
    main()
