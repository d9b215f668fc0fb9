"""`kg query`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import named
from kg.errors import InputError, UsageError
from kg.query import ENGINES, PRINTERS, find_question, load_questions, show
from kg.query import query as ask

EXAMPLES = """\b
Examples:
  kg query --list                                   # our questions, by name
  kg query out --ask who-funds-whom                 # one of them
  kg query out --ask aliases --bind who=湄潭支行
  kg query out my.rq --format csv                   # one of your own
  echo "SELECT ?a ?b WHERE { ?a kg:funds ?b }" | kg query out -
  echo "DESCRIBE ?who" | kg query out - --bind who=黔山银行
"""


@click.command(epilog=EXAMPLES)
@click.argument(
    "out", type=click.Path(exists=True, allow_dash=True, path_type=Path), required=False
)
@click.argument("question", metavar="[QUERY.rq | NAME | -]", required=False)
@click.option("--ask", "name", metavar="NAME", callback=named, help="A question of ours.")
@click.option("--list", "listed", is_flag=True, help="List our questions, a line each.")
@click.option(
    "--bind",
    "binds",
    metavar="VARIABLE=VALUE",
    multiple=True,
    help="Hold a variable to a value: a label or an alias in the graph, an id, a number, "
    'or "words". May be repeated.',
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(PRINTERS)),
    help="What to print; table where it is left out, turtle for CONSTRUCT and DESCRIBE.",
)
@click.option("--engine", type=click.Choice(list(ENGINES)), default="pyoxigraph", show_default=True)
def query(
    out: Path | None,
    question: str | None,
    *,
    name: str | None,
    listed: bool,
    binds: tuple[str, ...],
    kind: str | None,
    engine: str,
) -> None:
    """Ask a built graph a question in SPARQL.

    OUT is the folder of a build, or an RDF file. The usual prefixes (kg: rdfs: skos: prov: oa: …)
    and those of the file need not be declared. Without a question, ours are listed.
    """
    if str(out) == "-":
        raise UsageError(
            "kg query -: no graph is read from standard input, but a question is: kg query OUT -"
        )
    if name and question:
        raise UsageError(f"kg query: both {question} and --ask {name}; give one question")
    asked = name or question
    if listed or (out and not asked):
        _list()
        return
    if out is None or asked is None:
        raise UsageError("kg query: what to ask is missing: the folder of a build, or an RDF file")
    sparql = find_question(name).sparql if name else _read(asked)
    click.echo(show(ask(out, sparql, engine=engine, binds=_pairs(binds)), kind))


def _list() -> None:
    questions = load_questions()
    width = max(len(question.name) for question in questions)
    for question in questions:
        binds = f"  [{', '.join(question.binds)}]" if question.binds else ""
        click.echo(f"{question.name:{width}}  {question.title.en} {question.title.zh}{binds}")


def _pairs(binds: tuple[str, ...]) -> dict[str, str]:
    """`who=北京银行` and `?who=北京银行` alike."""
    pairs: dict[str, str] = {}
    for text in binds:
        name, equals, value = text.partition("=")
        name = name.strip().lstrip("?$")
        if not (equals and name and value.strip()):
            raise UsageError(f"--bind {text}: should be VARIABLE=VALUE, such as who=北京银行")
        if name in pairs:
            raise UsageError(f"--bind {text}: ?{name} has a value already; give one for each")
        pairs[name] = value
    return pairs


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
