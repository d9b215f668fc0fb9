"""`kg explain`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.explained import print_article
from kg.cli.options import json_option, model_option, names_option, rules_option
from kg.errors import OntologyError, UsageError

if TYPE_CHECKING:
    from kg.model import Document

EXAMPLES = """\b
Examples:
  kg explain 青石农商银行向云岭茶业有限公司发放贷款300万元。
  kg explain '[红河银行]Bank向[远山茶业]Enterprise发放宣传册。'
  kg explain -f page.txt --json
"""


@click.command(epilog=EXAMPLES)
@click.argument("sentence", required=False)
@click.option(
    "-f",
    "--file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Explain a file (of a table or an archive the first text), or - for standard input.",
)
@click.option("--encoding", metavar="NAME", help="Read the file in this encoding; do not guess.")
@rules_option
@names_option
@model_option
@json_option("a JSON list with an object an article")
def explain(
    sentence: str | None,
    file: Path | None,
    *,
    encoding: str | None,
    rules: Path | None,
    as_json: bool,
    **tools: Any,
) -> None:
    """Show how a text is read: names, clauses, rules that fired and rules that nearly did.

    SENTENCE is read as kg build reads a text. Where its names stand in brackets with their class
    behind ([红河银行]Bank), as in the examples of rules, they are taken as given.
    """
    if (sentence is None) == (file is None):
        raise UsageError("give a SENTENCE, or a file with -f FILE, and not both")
    from kg.statements.examples import has_names

    if sentence is not None and has_names(sentence):
        rows = _as_example(sentence, rules)
    else:
        rows = _as_text(_document(sentence, file, encoding), rules, tools)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        print_article(row)


def _as_example(sentence: str, rules: Path | None) -> list[dict[str, Any]]:
    from kg.explain import explain_example
    from kg.ontology import load_relations, name_rules
    from kg.statements import load_rules
    from kg.statements.checks import check_names

    try:
        check_names(sentence, "SENTENCE")
    except OntologyError as error:
        raise UsageError(str(error)) from error
    files = load_relations(rules)
    return explain_example(sentence, load_rules(files), name_rules(files))


def _as_text(document: Document, rules: Path | None, tools: dict[str, Any]) -> list[dict[str, Any]]:
    from kg.build import load_tools
    from kg.explain import explain_document

    rows = explain_document(document, load_tools(rules, **tools))
    if not rows:
        click.echo(f"Warning: {document.name}: no Chinese text in it to explain", err=True)
    return rows


def _document(sentence: str | None, file: Path | None, encoding: str | None) -> Document:
    """The sentence as a document, else the file, read and decoded as a build does it."""
    from kg.articles import find_inputs, read_documents
    from kg.model import Document, content_id

    if file is None:
        text = sentence or ""
        return Document("text", text, content_id(text))
    (source,) = find_inputs([file])
    document, warnings = next(read_documents(source, encoding=encoding))
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
    return document
