"""What a line of a page is, so far as its own words show it."""

from __future__ import annotations

import re

from kg.articles.bylines import HAN, is_byline, is_credit, is_editor_line

_MARKUP = re.compile(r"#{1,6}(?!#)[ \u3000\t]*(?=[^\s#])")
_LONGEST_HEADLINE = 44
LONGEST_CAPTION = 260
_CLOSED = re.compile(
    r"(?:[。！？!?；;：:…]|(?<=[A-Za-z])\.)[”’」』）)】》\]]*$|[。！？][^。！？\u4e00-\u9fff]{0,3}$"
)
_SIGNATURE = re.compile(r"[(（【][^()（）]{2,40}[)）】]$")
_LEAD = re.compile(
    rf"[\s【\[（(]*(?:本[报刊网台]{HAN}{{0,8}}?[\s]*(?:\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)?\s*(?:[讯电消]|综合)"
    rf"|(?:新华社|中新社|中新网|人民网|新华网|央视网)(?:{HAN}|\d|\s){{0,16}}?[讯电]"
    rf"|据{HAN}{{2,8}}?(?:报道|消息)|讯[\s(（])"
)
_NAMED_LEAD = re.compile(r"(?P<names>[(（][^()（）\n]{2,40}[)）])[ \u3000]*\S")
_CAPTION = re.compile(
    r"[▲△▼]?\s*(?:图为|图[①-⑳\d一二三四五六七八九十][:：\s]|[上下左右]图|图片说明)|[^。]{0,60}图为"
)
_ADVERT = re.compile(
    r"^\W*(?:广告|遗失声明|[遗丢]失|注销公告|减资公告|拍卖公告|招租|转让)[\s:：]|^\W*广\s*告\W*$|[(（]广告[)）]$|刊登热线|登报咨询|"
    r"登报热线|广告(?:热线|部|电话|刊登|咨询)|(?:征订|订阅|服务|新闻|投稿|发行)(?:热线|电话|邮箱)|本报地址|国内统一连续?刊号|邮发代号|"
    r"本版(?:投稿|广告)|零售价|广告经营许可|印刷[:：厂]|扫(?:描二维)?码(?:关注|订阅)"
)
_JUMP = re.compile(r"[(（]?(?:下转|上接|紧接|转)第?\s*\S{1,4}\s*版")
_PAGE_HEAD = re.compile(
    r"(?:20|19)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零一二三四五六七八九]{3}年.{1,3}月.{1,3}日|星期[一二三四五六日天]|版式|美编|校对|(?:^|\s)[A-Za-z]?\d{1,3}\s*版|"
    r"(?:^|\s)[A-D]\d{2}(?:\s|$)|第\s*\d+\s*[期号]|总第|融媒|农历|值班"
)
_COLUMN = (
    r"(?:日报|晚报|早报|时报|周报|周刊|视窗|视点|视界|时讯|新闻|综合|纵横|快览|快讯|快报|简讯|短讯|短波|短波|要闻|专版|专刊|副刊|政务|信息网?|导读|"
    r"在线|资讯|动态|广角|聚焦|关注|头条|看点|天地|园地|之窗|播报|速递|速览|一览|集锦|两则|三则|四则|采购|公告|启事|声明|实践|频道)"
)
_LABEL = re.compile(
    rf"[■◆●【\[]?(?:{HAN}{{0,10}}|{HAN}{{2,10}}\s?[·・]\s?{HAN}{{2,6}}){_COLUMN}[■◆●】\]]?$"
)
_BULLET = re.compile(
    r"[●■◆◇▲△▼★☆○◎▣▪•·※➤►▶□]|[①-⑳㈠-㈩]|[-*+]\s|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
)
_STEP = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)|——|--"
)
_INTRO = re.compile(
    r"(?:导读|提示|提醒|链接|延伸阅读|编者按|编后|小贴士|(?:健康|温馨|安全)提[示醒]|天气|声明)[:：]|【"
)
_TWO_PARTS = re.compile(
    rf"(?:{HAN}|\d|[“”、，·%]){{4,}}[ \u3000]+(?:{HAN}|\d|[“”、，·%]){{4,}}[？！”]*$"
)


def markup_length(text: str) -> int:
    """How many characters at the head of the text are Markdown's sign of a heading."""
    match = _MARKUP.match(text)
    return match.end() if match else 0


def level(text: str) -> int:
    """Markdown's level of the heading; 0 where the text is none."""
    return text[: markup_length(text)].count("#")


def is_closed(text: str) -> bool:
    """Does the text end as a sentence ends, or with a signature after one?"""
    return bool(_CLOSED.search(text[-8:]) or _SIGNATURE.search(text[-44:]))


def has_lead(text: str) -> bool:
    """Does the text begin as a news item does (`本报讯`, `新华社北京4月2日电`, `（吴桐）…`)?"""
    if is_byline(text):
        return False
    named = _NAMED_LEAD.match(text[:60])
    return bool(_LEAD.match(text[:60])) or bool(named and is_byline(named["names"]))


def has_bullet(text: str) -> bool:
    """Does the text begin with the sign of a list, of a note or of a short item?"""
    return bool(_BULLET.match(text) or _INTRO.match(text))


def begins_item(text: str, *, own: bool = False) -> bool:
    """Does a line stand at a paragraph's head, or (`own`) make a paragraph by itself?"""
    if own:
        return bool(markup_length(text)) or is_byline(text) or is_editor_line(text)
    return bool(
        markup_length(text)
        or has_bullet(text)
        or has_lead(text)
        or is_byline(text)
        or is_editor_line(text)
    )


def is_noise(text: str) -> bool:
    """Is it English, numbers or signs, without a Chinese word, or a note on where the text goes on?"""
    return not re.search(HAN, text) or (len(text) < 16 and bool(_JUMP.match(text)))


def is_advert(text: str) -> bool:
    """Is it the paper speaking for itself or for its customers?"""
    return len(text) <= 160 and bool(_ADVERT.search(text))


def is_advert_sign(text: str) -> bool:
    """Is it the word over a paper's advertisements?"""
    return "".join(text[:8].split()).strip("·【】") == "广告"


def is_caption(text: str) -> bool:
    """Does it explain a picture?"""
    if len(text) > LONGEST_CAPTION or markup_length(text):
        return False
    return bool(_CAPTION.match(text[:80]) or is_credit(text))


def is_label(text: str) -> bool:
    """Is it the name of a column (`简讯`, `滨江时讯`), not of an item?"""
    words = text[markup_length(text) :]
    return len(words) <= 24 and bool(_LABEL.match(words))


def is_page_head(text: str) -> bool:
    """Is it the page's own line: name of the paper, date, number, editor?"""
    if len(text) > 80 or markup_length(text) or (is_closed(text) and len(text) > 40):
        return False
    return bool(_PAGE_HEAD.search(text)) or is_label(text)


def is_step(text: str) -> bool:
    """Is it a heading by number (`一、…`) or a second title (`——…`)?"""
    return bool(_STEP.match(text[markup_length(text) :]))


def has_two_parts(text: str) -> bool:
    """Is it two phrases with a space between, as only headlines have?"""
    return bool(_TWO_PARTS.match(text))


def may_be_headline(text: str) -> bool:
    """Could it be a headline, by its looks alone?"""
    length = markup_length(text)
    words = text[length:]
    if not words or len(words) > _LONGEST_HEADLINE + 20 * bool(length):
        return False
    if length:
        return not is_noise(words)
    if is_noise(words) or is_byline(words) or is_caption(words) or has_lead(words):
        return False
    return not (
        len(words) < 4
        or "。" in words
        or re.search(r"[；：:，、,;]$|[：:，,]“[^”]*$|\n", words)
        or words[0] in "，。、；：）”’》】,.;:)·"
        or (has_bullet(words) and not words.startswith("【"))
        or words.count("“") != words.count("”")
        or words.count("（") + words.count("(") != words.count("）") + words.count(")")
    )
