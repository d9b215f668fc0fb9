"""How dates are written, and what stands around them: the words and patterns of `dates`."""

from __future__ import annotations

import re

from kg.statements.led import led

YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
SAME_YEAR = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1}
DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨": -1, "昨天": -1, "昨日": -1,
    "昨晚": -1, "昨晨": -1, "昨夜": -1, "今天": 0, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0,
    "明天": 1, "明日": 1, "明晚": 1, "后天": 2,
}  # fmt: skip
SAME_DAY = {"同日": 0, "当日": 0, "当天": 0, "当晚": 0, "次日": 1, "翌日": 1}
WEEKS = {"上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1}
# About when in the year (month, day): lunar ones move, but not by half a year.
HOLIDAYS = {
    "元旦": (1, 1), "春节": (2, 5), "元宵节": (2, 20), "清明节": (4, 5), "清明": (4, 5), "五一": (5, 1),
    "劳动节": (5, 1), "青年节": (5, 4), "母亲节": (5, 10), "端午节": (6, 15), "端午": (6, 15),
    "儿童节": (6, 1), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1), "教师节": (9, 10),
    "中秋节": (9, 25), "中秋": (9, 25), "国庆节": (10, 1), "国庆": (10, 1), "重阳节": (10, 15),
    "三八": (3, 8), "妇女节": (3, 8), "建军节": (8, 1), "圣诞节": (12, 25),
}  # fmt: skip


def _any(words: dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


TO = r"\ ?(?:至|到|—{1,2}|–|-|~)\ ?"
_ONES = "一二三四五六七八九"
_YEAR = rf"(?P<year>(?:1[89]|20)[0-9]{{2}}|[一二][〇零○{_ONES}]{{3}})\ ?年"
# 目前年产, 过去年均, 三次年会: the word is two others.
_WORD = (
    rf"(?P<word>(?<![目此之以])前年|(?<!过)去年|(?<!以)上年|(?<!基)本年|(?<!文)明年|(?<![以今之此])后年|"
    rf"(?<![0-9{_ONES}两首多每])次年|今年|同年|当年|翌年)(?![轻龄纪级])"
)
_MONTH_NUMBER = rf"1[0-2]|0?[1-9]|十[一二]?|[{_ONES}元]"
_NO_MONTH = "(?![饼季嫂亮球台薪息租刊均供龄号]|大的)"
_MONTH = (
    rf"(?:(?P<first_month>{_MONTH_NUMBER})\ ?(?:月份?)?{TO})?"
    rf"(?P<month>{_MONTH_NUMBER})\ ?月份?{_NO_MONTH}"
)
_DAY_NUMBER = rf"3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{_ONES}]?|[{_ONES}]"
_DAY = (
    rf"(?:(?P<first_day>{_DAY_NUMBER})\ ?[日号]?{TO})?(?P<day>{_DAY_NUMBER})\ ?"
    r"[日号](?![线楼院馆桥文令店矿井机站门公])"
)
_HOLIDAY = rf"[“\"]?(?:{_any(HOLIDAYS)})[”\"]?(?:国际)?(?:劳动节|妇女节|儿童节|建军节|建党节)?"
_AROUND = "(?:前夕|前后|期间|前(?![街路村线])|假期|长假|小长假|当天|节日|过后|后(?![天台面街]))"
# 初 and 末 that begin another word: 去年初中毕业, 今年底气更足.
_EDGE = f"(?:底(?![气部线蕴下子层盘价薪])|末(?![端位代班])|初(?![中级次步始衷{_ONES}十]))"
_QUARTER = r"(?:前|第)?[一二三四1-4]季度[初末]?(?!过)"
_PART = (
    rf"(?P<part>年?{_EDGE}|年?中(?=[，。、；）,]|$)|度(?![过假日])|的?[上下]半年|{_QUARTER}|"
    rf"前(?:[{_ONES}两十]|1?[0-9])个月|的?[春夏秋冬][天季]|的?{_HOLIDAY}{_AROUND}|"
    r"的?(?:元旦|春节|元宵节|清明节|端午节|中秋节|国庆节|教师节|重阳节))"
)
_THIRD = rf"(?P<third>[上中下]旬|{_EDGE})"
_FREE = r"(?<![0-9.:第])(?<![0-9]年)"
_ALONE = rf"(?<![0-9.:第{_ONES}十])"
_UNITS = rf"[1-9][0-9]?|十[{_ONES}]?|[二三四五六七八九]十[{_ONES}]?|[{_ONES}两]"

ISO = re.compile(
    r"(?<![0-9.-])(?:19|20)[0-9]{2}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])"
    r"(?![0-9.%-])"
)
_DIGITS = f"0-9{_ONES}十"
_BEGINS_YEAR = "12一二前去上今本明后同当翌次"
YEAR_MONTH = led(_BEGINS_YEAR, rf"{_FREE}(?:{_YEAR}|{_WORD})的?\ ?{_MONTH}(?:{_THIRD}|\ ?{_DAY})?")
YEAR = led(_BEGINS_YEAR, rf"{_FREE}(?:{_YEAR}|{_WORD}){_PART}?")
MONTH_WORD = led(
    "上本这下",
    rf"(?P<word>(?<!以)(?:{_any(MONTHS)})){_NO_MONTH}(?:{_THIRD}|{_DAY})?",
)
MONTH_DAY = led(_DIGITS + "元", rf"{_FREE}{_MONTH}\ ?{_DAY}")
MONTH = led(
    _DIGITS + "元",
    rf"(?:{_FREE}(?=[0-9])|{_ALONE}(?=[{_ONES}十元]{{1,2}}月(?:份|[上中下]旬|底|[，,])))"
    rf"{_MONTH}{_THIRD}?(?P<day>(?!))?",
)
DAY = re.compile(rf"(?=[0-9]){_FREE}{_DAY}")
DAY_WORD = re.compile(rf"(?P<word>(?<![目此之以])(?:{_any(DAYS)}))")
# 开业当天, 招聘会当天 name the day of an event, and 至次日5时 an hour of every night.
SAME_DAY_WORD = re.compile(
    rf"(?<![试业幕工生礼式动馆赛节学机日布营至到])(?<!大会)(?<!聘会)(?<!布会)(?P<word>{_any(SAME_DAY)})(?!制)"
)
WEEK = re.compile(
    r"(?<![上基])(?P<week>[上下]个?|本|这个?)(?:周|星期|礼拜)"
    rf"(?:(?P<first_weekday>[一二三四五六]){TO}(?:周|星期)?)?"
    r"(?P<weekday>[一二三四五六日天末](?!报))?(?![边期转刊年围岁长到密身遭报])"
)
AGO = re.compile(
    rf"(?<![0-9.多余几数近约第前十百千万])(?P<number>{_UNITS})\ ?(?P<unit>年|个月|天)[以之]?前"
    r"(?![往来后台列沿进去景])"
)
PART_OF_YEAR = re.compile(
    rf"(?<![0-9{_ONES}十每各近全大岁末])(?:年{_EDGE}|[上下]半年(?!来)|{_QUARTER})"
)
END_OF_MONTH = re.compile(rf"(?<![0-9{_ONES}十个每腊正当满元])月{_EDGE}")
HOLIDAY = re.compile(_HOLIDAY.replace("(?:", "(?P<holiday>", 1) + _AROUND)

# What is no one date, by the words before and behind.
EVERY = re.compile(r"(?:每年|历年|往年|那年|农历|阴历|旧历|逢|每月|每逢|每到|每个|每)(?:的)?$")
LASTING = re.compile(r"(?:历时|为期|长达|怀胎|近|满)$")
AFTER_DAY = re.compile(r"[内游间均报刊]|以?内|制|龄")
BEFORE_DAY = re.compile(r"(?:近|约|前|后|共|连续|为期|历时|[、第到至月个-])$")
AFTER_YEAR = re.compile(
    r"(?:的)?(?:历史|文明|古)|来的|级|版|代(?![表理码])|[-—–~至到](?:19|20)[0-9]{2}年|"
    r"[-—–~](?:今年|明年)"
)
BEFORE_YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}年?(?:[-—–~至到])|近|约)$")
NAMES = re.compile(r"今日(?:头条|美术馆|说法)|明天系|明日之星|今天国际|今日报|明日方舟|昨非")
