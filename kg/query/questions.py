"""The competency questions that come with the ontology (`ontology/queries/*.rq`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InputError, UsageError
from kg.ontology import Label, ontology_dir

_TITLE = re.compile(r"^# (zh|en): (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"^# (?!zh: |en: |bind: )(.+)$", re.MULTILINE)
_BIND = re.compile(r"^# bind: (.+)$", re.MULTILINE)


class UnknownQuestionError(InputError, UsageError):
    """Neither a file nor a question of ours."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question by name, with what it asks in two languages, and its SPARQL.

    `comment` is the rest of its head, in both languages; `binds` are the variables that one may
    want to hold to a value (`kg query --bind`).
    """

    name: str
    title: Label
    sparql: str
    comment: str = ""
    binds: tuple[str, ...] = ()


def load_questions() -> tuple[Question, ...]:
    """All of them, by name. A file begins with its titles: `# zh: …` and `# en: …`."""
    questions = []
    for path in sorted((ontology_dir() / "queries").glob("*.rq")):
        sparql = path.read_text(encoding="utf-8")
        titles = dict(_TITLE.findall(sparql))
        title = Label(titles.get("zh", path.stem), titles.get("en", path.stem))
        comment = "\n".join(_COMMENT.findall(sparql))
        binds = tuple(name for line in _BIND.findall(sparql) for name in line.split())
        questions.append(Question(path.stem, title, sparql, comment, binds))
    return tuple(questions)


def find_question(name: str) -> Question:
    """The question of this name; raises `UnknownQuestionError` where there is none."""
    questions = {question.name: question for question in load_questions()}
    if name not in questions:
        raise UnknownQuestionError(
            f"{name}: no such file and no question of ours; ours are {', '.join(questions)}"
        )
    return questions[name]
