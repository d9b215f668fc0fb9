"""Bylines, signatures and credits."""

from __future__ import annotations

import pytest

from kg.articles.bylines import find_reporters, is_author_line, is_byline, is_editor_line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("□本报记者 李明 通讯员 王芳芳", ("李明", "王芳芳")),
        ("本报记者 李 明", ("李明",)),
        ("■本报驻云岭首席记者 李明 文/图", ("李明",)),
        ("□本报记者 李明 王芳 文/摄", ("李明", "王芳")),
        ("□ 记者 李明 见习记者 王芳 实习生 陈小丽", ("李明", "王芳", "陈小丽")),
        ("文/李明 图/王芳", ("李明", "王芳")),
        ("李明/文", ("李明",)),
        ("（李明）", ("李明",)),
        ("□李明", ("李明",)),
        ("云岭县融媒体中心 李明", ("李明",)),
        ("本报记者 李明 摄", ("李明",)),
        ("本报讯（记者 李明 通讯员 王芳）昨天，云岭大雪。", ("李明", "王芳")),
        ("本报讯 记者 李小明 为期三天的展览开幕。", ("李小明",)),
        ("新华社北京4月2日电（记者李明）昨天，云岭大雪。", ("李明",)),
        ("昨天，云岭下了今年冬天的第一场大雪。（李明 王芳）", ("李明", "王芳")),
        ("图为昨天的大雪。 本报记者 李明 摄", ("李明",)),
        ("责编 李明 版式 王芳", ()),
        ("文化惠民 走进乡村", ()),
        ("昨天，云岭下了大雪（见图）。", ()),
    ],
)
def test_reporters_are_the_names_of_bylines(text: str, names: tuple[str, ...]) -> None:
    """In order, without titles, spaced letters joined; editors are none."""
    assert find_reporters([text]) == names


@pytest.mark.parametrize(
    ("text", "byline", "author", "editor"),
    [
        ("□本报记者 李明", True, True, False),
        ("（李明）", True, False, False),
        ("李明 摄", True, False, False),
        ("责任编辑：李明 校对：王芳", False, False, True),
        ("记者节座谈会", False, False, False),
        ("图文并茂说云岭", False, False, False),
        ("李明走了", False, False, False),
    ],
)
def test_bylines_authors_and_editors_differ(
    text: str, byline: bool, author: bool, editor: bool
) -> None:
    """A signature or a credit stands under a text, an author's line over it."""
    assert (is_byline(text), is_author_line(text), is_editor_line(text)) == (byline, author, editor)
