"""SPARQL over a built graph: answers as rows, as a table, CSV, TSV, JSON or Turtle."""

from kg.query.answer import Answer, Term
from kg.query.ask import query
from kg.query.bind import bind
from kg.query.engines import ENGINES, Engine, load_engine
from kg.query.questions import Question, find_question, load_questions
from kg.query.show import PRINTERS, show, to_csv, to_json, to_table, to_tsv, to_turtle

__all__ = [
    "ENGINES",
    "PRINTERS",
    "Answer",
    "Engine",
    "Question",
    "Term",
    "bind",
    "find_question",
    "load_engine",
    "load_questions",
    "query",
    "show",
    "to_csv",
    "to_json",
    "to_table",
    "to_tsv",
    "to_turtle",
]
