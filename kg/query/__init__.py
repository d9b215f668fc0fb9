"""SPARQL over a built graph: answers as rows, as a table, CSV or JSON."""

from kg.query.ask import Answer, query
from kg.query.questions import Question, find_question, load_questions
from kg.query.show import PRINTERS, to_csv, to_json, to_table

__all__ = [
    "PRINTERS",
    "Answer",
    "Question",
    "find_question",
    "load_questions",
    "query",
    "to_csv",
    "to_json",
    "to_table",
]
