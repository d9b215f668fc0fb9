"""`kg query`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.errors import InputError
from kg.query import PRINTERS, find_question, load_questions
from kg.query import query as ask

EXAMPLES = """\b
Examples:
  kg query out                          # our questions, by name
  kg query out who-funds-whom           # one of them
  kg query out my.rq --format csv       # one of your own
  echo "SELECT ?a ?b WHERE { ?a kg:funds ?b }" | kg query out -
"""


@click.command(epilog=EXAMPLES)
@click.argument("out", type=click.Path(exists=True, path_type=Path))
@click.argument("question", metavar="[QUERY.rq | NAME | -]", required=False)
@click.option(
    "--format", "kind", type=click.Choice(list(PRINTERS)), default="table", show_default=True
)
def query(out: Path, question: str | None, *, kind: str) -> None:
    """Ask a built graph a question in SPARQL.

    OUT is the folder of a build, or an RDF file. The usual prefixes (kg: rdfs: skos: prov: oa: …)
    and those of the file need not be declared.
    """
    if question is None:
        width = max(len(item.name) for item in load_questions())
        for item in load_questions():
            click.echo(f"{item.name:{width}}  {item.title.en} {item.title.zh}")
    else:
        click.echo(PRINTERS[kind](ask(out, _read(question))))


def _read(question: str) -> str:
    """The SPARQL from standard input, a file, or a question of ours."""
    if question == "-":
        data = sys.stdin.buffer.read()
    elif Path(question).is_file():
        data = Path(question).read_bytes()
    else:
        return find_question(question).sparql
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{question}: byte {error.start} is not UTF-8; SPARQL is") from error
