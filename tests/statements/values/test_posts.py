"""Which words are a post: the whole of them, their beginning, a form of address."""

from __future__ import annotations

import pytest

from kg.ontology import load_relations
from kg.statements.values.posts import behind_name, leading_post, whole_post

ROLE = next(
    role
    for file in load_relations()
    if file.spec.name == "affiliatedWith"
    for role in file.spec.roles
    if role.name == "post"
)
ENDS = (ROLE.ends, ROLE.not_ends)


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("主席", "主席"),
        ("副行长", "副行长"),
        ("信贷部经理", "信贷部经理"),
        ("第七届委员会主席", "第七届委员会主席"),
        ("董事长兼总经理", "董事长兼总经理"),
        ("党委书记、董事长", "党委书记、董事长"),
        ("原行长", "原行长"),
        ("的一名护士", "护士"),
        ("生产一线操作工", "生产一线操作工"),
        ("服务部主任", "服务部主任"),
        ("组织部部长", "组织部部长"),
    ],
)
def test_a_post_is_what_ends_like_one(words: str, post: str) -> None:
    """With what narrows it before, without what only leads to it."""
    assert whole_post(words, *ENDS) == post


@pytest.mark.parametrize(
    "words",
    [
        "",
        "客户",
        "学生",
        "家长",
        "学员",
        "慰问环卫工",
        "困难职工",
        "派出医生",
        "主席候选人",
        "向工人",
        "2020年5月编辑",
    ],
)
def test_whom_a_body_deals_with_holds_no_post(words: str) -> None:
    """Nor do those whom it visits, helps, sends or teaches."""
    assert whole_post(words, *ENDS) is None


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("总经理已有五年", "总经理"),
        ("局长、党组书记。", "局长、党组书记"),
        ("厂长的女儿", None),
        ("员工宿舍", None),
    ],
)
def test_a_post_may_open_what_stands_there(words: str, post: str | None) -> None:
    """If what follows does not make it a part of another thing."""
    assert leading_post(words, *ENDS) == post


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("教授开讲", "教授"),
        ("副局长说", "副局长"),
        ("代表公司签字", None),
        ("成长很快", None),
        ("说", None),
    ],
)
def test_a_post_may_stand_behind_a_name(words: str, post: str | None) -> None:
    """As a form of address; what may be a verb is none."""
    assert behind_name(words, *ENDS) == post
