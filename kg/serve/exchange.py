"""What passes between the server and the processes that answer."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import KgError


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, and rows (of a graph: triples) in its answer."""

    timeout: float = 10.0
    max_rows: int = 100_000


@dataclass(frozen=True, slots=True)
class Query:
    """A question, the formats that its asker takes (as in an Accept header), and its dataset."""

    sparql: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status with what is sent under it."""

    status: int
    media_type: str
    body: bytes


class RefusedError(KgError):
    """A request that is not answered: why, and the HTTP status that says so to a program."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status

    def to_reply(self) -> Reply:
        """The message as a line of plain text."""
        return Reply(self.status, "text/plain", f"{self}\n".encode())
