"""What a paragraph of a page is, so far as its own words show it."""

from __future__ import annotations

import re

from kg.articles.blocks import Block
from kg.articles.bylines import HAN, is_byline

MARKUP = re.compile(r"#{1,6}(?!\S*#)[ \u3000\t]*(?=\S)")
_LONGEST_HEADLINE = 44
_CLOSED = re.compile(r"(?:[。！？!?；;：:…]|(?<=\w)\.)[”’」』）)】》\]]*$")
_LEAD = re.compile(
    rf"[\s【\[（(]*(?:本[报刊网台](?:{HAN}{{0,8}}?)[\s]*(?:\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)?\s*(?:[讯电消]|综合)"
    rf"|(?:新华社|中新社|中新网|人民网|新华网|央视网)(?:{HAN}|\d|\s){{0,16}}?[讯电]|据{HAN}{{2,8}}?(?:报道|消息)|讯[\s(（])"
)
_CAPTION = re.compile(
    r"[▲△▼]?\s*(?:图为|图[①-⑳\d一二三四五六七八九十][:：\s]|[上下左右]图|图片[说新])|[^。]{0,60}图为"
)
_CREDIT = re.compile(
    rf"(?:{HAN}[\s]*(?:摄|摄影|摄影报道|供图|图)|图[/／]文[\s:：]*{HAN}{{2,4}})[)）]?$"
)
_ADVERT = re.compile(
    r"^\W*(?:广告|公告|遗失声明|[遗丢]失|注销公告|减资公告|拍卖公告|招租|出租|转让)[\s:：]|^\W*广\s*告\W*$|刊登热线|登报咨询|登报热线|"
    r"广告(?:热线|部|电话|刊登|咨询)|(?:征订|订阅|服务|新闻|投稿|发行)(?:热线|电话|邮箱)|本报地址|国内统一连续?刊号|邮发代号|"
    r"本版(?:责编|编辑|主编|校对|投稿)|零售(?:价)?[每\d]|广告经营许可|印刷[:：厂]"
)
_WORD = re.compile(r"[A-Za-z]+")
_HEAD_OF_PAGE = re.compile(
    r"(?:20|19)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|星期[一二三四五六日天]|责[任]?编|编辑|版式|美编|校对|[A-Za-z]?\d{1,2}\s*版|[A-D]\d{2}|"
    r"第\s*\d+\s*期|融媒|·|农历|主编|值班"
)


def markup_length(text: str) -> int:
    """How many characters at the head of the text are Markdown's sign of a heading."""
    match = MARKUP.match(text)
    return match.end() if match else 0


def level(text: str) -> int:
    """Markdown's level of the heading; 0 where the text is none."""
    length = markup_length(text)
    return text[:length].count("#")


def is_closed(text: str) -> bool:
    """Does the text end as a sentence ends?"""
    return bool(_CLOSED.search(text[-6:]))


def has_lead(text: str) -> bool:
    """Does the text begin as a news item does (`本报讯`, `新华社北京4月2日电`)?"""
    return bool(_LEAD.match(text[:60]))


def is_noise(text: str) -> bool:
    """Is it English or signs that no Chinese word is in?"""
    return not re.search(HAN, text)


def is_advert(text: str) -> bool:
    """Is it the paper speaking for itself or for its customers?"""
    return len(text) <= 160 and bool(_ADVERT.search(text))


def is_caption(text: str) -> bool:
    """Does it explain a picture?"""
    if len(text) > 260:
        return False
    return bool(_CAPTION.match(text[:80]) or (_CREDIT.search(text[-14:]) and not is_byline(text)))


def is_page_head(text: str) -> bool:
    """Is it the page's own line: name of the paper, date, number, editor?"""
    if len(text) > 80 or is_closed(text):
        return False
    return bool(_HEAD_OF_PAGE.search(text))


def may_be_headline(block: Block) -> bool:
    """Could it be a headline, by its looks alone?"""
    text = block.text
    length = markup_length(text)
    words = text[length:]
    if not words or len(words) > _LONGEST_HEADLINE + 16 * bool(length):
        return False
    if is_noise(words) or is_byline(words) or is_caption(words) or has_lead(words):
        return False
    if length:
        return True
    return not (
        len(words) < 3
        or re.search(r"[。；：:，、,;]$|。[^”]", words)
        or words[0] in "，。、；：）”’》】,.;:)●■▲◆□★·-—"
        or words.count("“") != words.count("”")
        or words.count("（") != words.count("）")
    )
