"""Who holds which post: told by the noun phrase, beside a verb, or in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Span
from kg.ontology import RelationSpec, RoleSpec
from kg.statements.frames import Frame
from kg.statements.records import GROUP, Clause, Match, Member, Rule
from kg.statements.scene import fitting
from kg.statements.surface import CROWD, LOOSE, ONE, Surface
from kg.statements.values.posts import behind_name, leading_post, whole_post

POST = "post"
_FORMER = re.compile(r"(?:(?<![目之以日提先眼当年])前|原|常驻|驻)$")  # 前某党主席, 驻联合国代表
_AND = re.compile(r"[、，和兼]$")
_OF_THE_STATE = re.compile(r"^(?:常务)?[副代]?(?:[省市县区镇乡州盟旗]长|国务委员|总理|国家主席)$")
_SHARED = ("、", "和", "与", "及")
_HEAD = re.compile("(?:长|主席|书记|经理|总裁|主任|总监)$")  # a body has one of it, more or less
# What a life in short has between a name and its post: 男，1972年生，中共党员.
_LIFE = re.compile(
    r"^(?:[男女]性?|[\u4e00-\u9fff]{1,4}族|[\u4e00-\u9fff]{0,3}党员|\d+年\d{0,2}月?\d{0,2}日?出?生|"
    r"(?:现年|今年)?\d+岁|[\u4e00-\u9fff]{0,8}(?:学历|文化|毕业|学位)|[\u4e00-\u9fff\ue000]{1,10}人)$"
)
_INTRODUCED = re.compile(r"^(?:[\u4e00-\u9fff]{0,6}(?:人物|嘉宾|简介|介绍|得主|获得者|导师)?)$")
_IS = re.compile("^(?:现任|现为|现是|系|是|为|任)?$")


@cache
def post_role(relation: RelationSpec) -> RoleSpec | None:
    """The role of the post, where the relation has one and says what posts end with."""
    return next((role for role in relation.roles if role.name == POST and role.ends), None)


def whole(relation: RelationSpec, words: str) -> str | None:
    """The post that the words are."""
    role = post_role(relation)
    return whole_post(words, role.ends, role.not_ends) if role else None


def leading(relation: RelationSpec, words: str) -> str | None:
    """The post that the words begin with."""
    role = post_role(relation)
    return leading_post(words, role.ends, role.not_ends) if role else None


def post_of(frame: Frame, body: Member | None) -> str | None:
    """The post that stands behind the name of its body, else behind the trigger."""
    relation, surface, clause = frame.rule.relation, frame.surface, frame.clause
    if not frame.rule.has(POST) or post_role(relation) is None:
        return None
    places = [frame.trigger.end]
    if body and body.span.start >= clause.span.start:
        places.append(body.span.end)
    for at in sorted(places, reverse=True):
        post = leading(relation, _words(surface, at, clause.span.end))
        if post:
            return post_at(body, post) if body and at == body.span.end else post
    return None


def post_at(body: Member, post: str) -> str:
    """The post as one holds it at the body: 部长 of 外交部|长, 书记 of 市委|书记、市长."""
    if post.startswith("长"):
        post = body.text[-1:] + post
    parts = post.split("、")
    while len(parts) > 1 and _OF_THE_STATE.match(parts[-1]) and "政府" not in body.text:
        parts.pop()
    return "、".join(parts)


def find_posts(
    surface: Surface, clauses: Sequence[Clause], rules: Sequence[Rule]
) -> Iterator[Match]:
    """The matches of rules with the constructions `post` and `apposition`."""
    titled = [rule for rule in rules if rule.construction == "post"]
    beside = [rule for rule in rules if rule.construction == "apposition"]
    if not titled and not beside:
        return
    for index, clause in enumerate(clauses):
        heads = [head for slot in clause.slots for head in slot.members]
        if not any(m.type == "Person" for head in heads for m in _parts(head)):
            continue
        atoms = _atoms(clause)
        for rule in titled:
            yield from _titles(surface, clause, atoms, rule)
        for rule in beside:
            yield from _beside(surface, clauses, index, atoms, rule)


def _atoms(clause: Clause) -> list[Member]:
    """All that is named in a clause, in order, heads and what stands inside their phrases."""
    found = {m.span: m for slot in clause.slots for head in slot.members for m in _parts(head)}
    return [found[span] for span in sorted(found) if found[span].type not in (GROUP, ONE)]


def _words(surface: Surface, start: int, end: int) -> str:
    """What stands between two places, with described people (一名教师) in their words."""
    hidden = surface.gap(start, end)
    if CROWD not in hidden:
        return hidden
    plain = zip(surface.plain[start:end], surface.text[start:end], strict=True)
    return LOOSE.sub("", "".join(word if sign == CROWD else sign for sign, word in plain))


def _parts(head: Member) -> tuple[Member, ...]:
    return (*head.inside, head)


def _titles(
    surface: Surface, clause: Clause, atoms: Sequence[Member], rule: Rule
) -> Iterator[Match]:
    """某局局长某某, also of two bodies, of those listed after, and with the post behind the name."""
    held: list[tuple[Member, str]] = []  # of the person before: bodies and posts
    for index, person in enumerate(atoms):
        if not _fills(person, rule, 0):
            held = [] if index and _fills(atoms[index - 1], rule, 0) else held
            continue
        before = atoms[index - 1] if index else None
        if before and _fills(before, rule, 0):
            gap = _words(surface, before.span.end, person.span.start)
            held = list(_listed_too(rule, held, gap))
        else:
            held = list(_held(surface, clause, atoms[:index], person, rule))
        for body, post in held:
            at = Span(min(body.span.start, person.span.start), person.span.end)
            yield Match(rule, clause, at, person, body, post=post or None)


def _held(
    surface: Surface, clause: Clause, before: Sequence[Member], person: Member, rule: Rule
) -> Iterator[tuple[Member, str]]:
    """The bodies right before a person with their posts, the nearest first."""
    end = person.span.start
    for number, body in enumerate(reversed(before)):
        if not _fills(body, rule, 1):
            return
        gap = _words(surface, body.span.end, end)
        post = whole(rule.relation, gap if not number else _AND.sub("", gap))
        if number and not _AND.search(gap):
            return
        if post is None and not number:
            post = _behind(surface, clause, body, person, gap, rule)
        if post is None or _FORMER.search(surface.gap(clause.span.start, body.span.start)):
            return
        yield body, post_at(body, post)
        end = body.span.start


def _behind(
    surface: Surface, clause: Clause, body: Member, person: Member, gap: str, rule: Rule
) -> str | None:
    """The post behind the name (某校的某某教授); empty for one who only comes from there."""
    if gap not in ("", "的"):
        return None
    role = post_role(rule.relation)
    after = surface.gap(person.span.end, clause.span.end)
    post = behind_name(after, role.ends, role.not_ends) if role else None
    if post:
        return post
    from_there = surface.gap(clause.span.start, body.span.start).endswith("来自")
    return "" if gap == "的" and from_there else None


def _listed_too(
    rule: Rule, held: Sequence[tuple[Member, str]], gap: str
) -> Iterator[tuple[Member, str]]:
    """The post of one who is listed behind another: 局长甲、副局长乙; 医生甲、乙."""
    if len(held) != 1 or not held[0][1]:
        return
    body, post = held[0]
    if gap in _SHARED:
        if not _HEAD.search(post):
            yield body, post
        return
    own = whole(rule.relation, gap[1:]) if gap[:1] in _SHARED else None
    if own and own[-2:] == post[-2:]:
        yield body, own


def _beside(
    surface: Surface, clauses: Sequence[Clause], index: int, atoms: Sequence[Member], rule: Rule
) -> Iterator[Match]:
    """某某，某厂董事长: a clause that is a name, a life in short, a clause that is a post."""
    clause, person = clauses[index], atoms[-1]
    if not _fills(person, rule, 0) or surface.gap(person.span.end, clause.span.end):
        return
    lead = surface.gap(clause.span.start, person.span.start)
    if len(atoms) > 1 or not (_INTRODUCED.match(lead) or whole(rule.relation, lead)):
        return
    for following in clauses[index + 1 :]:
        if following.sentence != clause.sentence:
            return
        if _LIFE.match(surface.gap(*following.span)):
            continue
        named = _atoms(following)
        if not named or not _fills(named[0], rule, 1):
            return
        body = named[0]
        rest = _words(surface, body.span.end, following.span.end)
        post = whole(rule.relation, rest)
        if post and _IS.match(surface.gap(following.span.start, body.span.start)):
            yield Match(rule, following, Span(*following.span), person, body, post=post)
        return


def _fills(member: Member, rule: Rule, position: int) -> bool:
    """Can the member fill the first (0) or the second (1) role?"""
    return bool(fitting((member,), rule, rule.relation.roles[position].name)) and bool(
        member.entity
    )
