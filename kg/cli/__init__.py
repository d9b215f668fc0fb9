"""The `kg` commands, a file each. A command's module is imported only when it is needed."""

from __future__ import annotations

import errno
import os
from importlib import import_module

import click

from kg import __version__
from kg.errors import KgError, UsageError

COMMANDS = {
    "build": "Build a knowledge graph of news texts.",
    "diff": "List what came, went and changed from one build to another.",
    "entities": "List the entities of a build with their names, and why these are one.",
    "evaluate": "Compare a build with texts annotated by hand.",
    "explain": "Show how a text is read: names, clauses, rules that fired or nearly did.",
    "export": "Write a build, or a part of it, in other formats; hide private persons.",
    "init": "Copy our ontology, names and rules to a folder, as a start for your own.",
    "link": "Add links to outside identifiers to a build, by a table or a service.",
    "path": "Show how two entities of a build are connected.",
    "query": "Ask a built graph a question in SPARQL.",
    "rules": "Test the examples of rules, or list what the rules say.",
    "samples": "Copy the sample pages and their annotations to a folder.",
    "validate": "Check that a build is whole and true to its texts.",
    "show": "Show what a build says of an entity, with the sentences.",
    "stats": "Count what a build holds, and draw it.",
    "view": "See a build in a browser: the graph, its sentences, the articles.",
    "serve": "Serve a build: a SPARQL endpoint, and a page to ask it in a browser.",
}
"""Command name (its module's, and its object's) to the line that `kg --help` shows."""


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class WrongUsage(click.ClickException):
    """One line as for any error, without the usage lines that click adds to its own."""

    exit_code = 2


class Commands(click.Group):
    """Commands by name; every `KgError` becomes one line and exit status 1, wrong usage 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now; `None` where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; the library raises, only this place speaks."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            failure = WrongUsage if isinstance(error, UsageError) else click.ClickException
            raise failure(str(error)) from error
        except OSError as error:
            if error.errno in FULL:
                where = error.filename or "standard output"
                raise click.ClickException(
                    f"{where}: {error.strerror}; make room for it"
                ) from error
            if error.filename is None:
                raise
            where = os.fspath(error.filename)
            raise click.ClickException(f"{where}: {error.strerror}; put that right") from error


EXAMPLES = """\b
Examples:
  kg samples samples             # pages to try it on
  kg build samples/pages -o out  # out/graph.ttl, out/graph.graphml, ...
  kg build --help                # options and examples of a command
"""


@click.command(
    cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def kg() -> None:
    """Turn Chinese news into a knowledge graph that can be trusted."""
