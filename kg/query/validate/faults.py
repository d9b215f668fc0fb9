"""What is wrong with a build, a line each."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 160  # of a sentence in a line


class Fault(NamedTuple):
    """Where (a file below OUT) and what, in words that fit one line."""

    where: str
    what: str

    def __str__(self) -> str:
        return one_line(f"{self.where}: {self.what}")


def quoted(text: str) -> str:
    """A text in quotation marks, on one line, cut where it is long."""
    line = one_line(text)
    return f"“{line[: LONGEST - 1]}…”" if len(line) > LONGEST else f"“{line}”"


def one_line(text: str) -> str:
    """White space as single spaces; what no terminal prints as U+FFFD."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def why(error: Exception) -> str:
    """What a parser or the system says, without the file's name and further lines."""
    said = getattr(error, "msg", None) or getattr(error, "strerror", None) or error
    return one_line(str(said))


def counted(number: int, thing: str) -> str:
    """`1 quote`, `2 quotes`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
