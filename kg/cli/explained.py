"""The rows of `kg.explain` as text for a person."""

from __future__ import annotations

from typing import Any

import click

Row = dict[str, Any]
VALUES = ("amounts", "dates", "honours", "programmes")


def print_article(row: Row) -> None:
    """Names, clauses, what names say by themselves, rules that fired, rules that nearly fired."""
    title = f"  {row['title']}" if row["title"] else ""
    click.echo(f"{row['document']}#{row['article']}{title}")
    _section("names", [_mention(mention) for mention in row["mentions"]])
    _section("clauses", [_clause(clause) for clause in row["clauses"]])
    if row["by_name"]:
        _section("said by names", [line for told in row["by_name"] for line in _by_name(told)])
    _section("fired", [line for match in row["fired"] for line in _match(match)])
    _section("nearly fired", [line for miss in row["nearly"] for line in _miss(miss)])


def _section(title: str, lines: list[str]) -> None:
    click.echo(f"\n{title}" if lines else f"\n{title}: none")
    for line in lines:
        click.echo(f"  {line}")


def _mention(mention: Row) -> str:
    """A name on one line; what another name says better stands behind `=`."""
    name = str(mention["text"]).replace("\n", "")
    known = "" if mention["entity"] == name else f"  = {mention['entity']}"
    passed = "" if mention["read"] else "  (in brackets or an honour: no rule reads it)"
    kind = "/".join(filter(None, (mention["type"], mention["subtype"])))
    return f"{name}  {kind}  {_span(mention)}{known}{passed}"


def _clause(clause: Row) -> str:
    parts = [_phrase(phrase) for phrase in clause["phrases"]]
    parts += [f"{key[:-1]} {value['text']}" for key in VALUES for value in clause[key]]
    return str(clause["text"]) + (f"  [{'; '.join(parts)}]" if parts else "")


def _phrase(phrase: Row) -> str:
    names = "+".join(_named(name) for name in phrase["names"]) or "a thing without a name"
    return f"{phrase['marker']} {names}".strip()


def _named(name: Row) -> str:
    """A name; a word for one with the name that it stands for, or `?`."""
    if name["kind"] == "anaphor":
        return f"{name['text']} = {name['entity'] or '?'}"
    return str(name["text"])


def _by_name(told: Row) -> list[str]:
    lines = [f"{told['rule']}  (confidence {told['confidence']:g})"]
    for role, filler in told["roles"].items():
        place = _place(filler) + _meaning(filler) if "start" in filler else filler["entity"]
        lines.append(f"  {role:10}  {place}")
    return lines


def _match(match: Row) -> list[str]:
    carried = ", a role is carried over" if match["carried"] else ""
    head = f"{match['rule']}  {_place(match['trigger'])}  {_modality(match)}"
    lines = [f"{head}  (confidence {match['confidence']:g}{carried})"]
    for role, filler in match["roles"].items():
        lines.append(f"  {role:10}  {_place(filler)}{_meaning(filler)}")
    for value in ("kind", "post"):
        if match[value]:
            lines.append(f"  {value:10}  {match[value]}")
    return lines + (_weights(match["likelihood"]) if match["likelihood"] else [])


def _modality(match: Row) -> str:
    """`planned by 拟 4-5 (own clause): it draws no edge`."""
    cue, modality = match["cue"], str(match["modality"])
    said = modality
    if cue:
        words = _place(cue) if "start" in cue else cue["text"]
        said = f"{modality} by {words} ({cue['step']})"
    return said if modality == "asserted" else f"{said}: it draws no edge"


def _meaning(filler: Row) -> str:
    """What a role's words come to: the entity, or the value in its normal form."""
    if "currency" in filler:
        about = "about " if filler["approximate"] else ""
        return f"  = {about}{filler['value']} {filler['currency']}"
    meant = filler.get("value") or filler.get("entity")
    return f"  = {meant}" if meant and meant != filler["text"] else ""


def _miss(miss: Row) -> list[str]:
    """A rule and the step that failed; of a pair that was weighed, how likely it was."""
    head = f"{miss['rule']}  {_place(miss['trigger'])}"
    if "likelihood" not in miss:
        return [head, f"  {miss['step']}: {miss['problem']}"]
    pair = " and ".join(f"{role} {filler['text']}" for role, filler in miss["roles"].items())
    likely = miss["likelihood"]
    return [
        head,
        f"  {miss['step']}: {likely['value']:.2f} for {pair}; {miss['problem']}",
        *_weights(likely),
    ]


def _weights(likely: Row) -> list[str]:
    """What weighed most, a line each: weight, and what was seen."""
    return [
        f"  {side:10}  {item['weight']:+.2f}  {item['words']}"
        for side in ("for", "against")
        for item in likely[side]
    ]


def _place(row: Row) -> str:
    return f"{row['text']} {_span(row)}"


def _span(row: Row) -> str:
    return f"{row['start']}-{row['end']}"
