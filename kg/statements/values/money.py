"""How sums of money are written, and what stands around them: the patterns of `amounts`."""

from __future__ import annotations

import re

from kg.statements.led import led
from kg.statements.values.currencies import BEFORE, CURRENCIES, SIGNS, any_of
from kg.statements.values.numerals import CHINESE, NUMBER

_KEPT = r"(?:近|约|逾|(?<!不)超过|(?<!不)超|将近|接近|大约|约合|多达|过(?=[百千]?[万亿]))\ ?"
_UNITS = (
    "户|人|年|月|天|日|组|家|名|生|位|村|校|班|亩|吨|台|套|件|张|票|份|次|单|"
    "学期|航次|季度|小时|只|头|辆|个|项|所|点|站|盒|瓶|本"
)
_RECEIVERS = (
    "学生|老人|职工|家庭|孩子|儿童|农户|村民|员工|教师|党员|选手|患者|居民|企业|社区|村|乡镇|学校|项目|"
    "获奖者|困难职工|困难家庭|贫困户|参赛者"
)
_EACH = rf"(?:每(?:{_UNITS})(?:{_RECEIVERS})?){{1,2}}"
_PER = r"[/／](?:亩|人|户|月|年|天|日|家|头|只|台|套|辆|个|次|名|生|学期|小时|公顷)"
# What goods are measured by: the sum of one of these is a price, not a sum that changed hands.
_MEASURE = "平方米|平米|平方|㎡|公斤|千克|斤|克|吨|升|毫升|立方米|立方|方|股|千瓦时|度电?|米|公里|千米|桶|盎司"
PRICED_BEFORE = re.compile(
    rf"(?:每|一|元/)(?:{_MEASURE})(?:的?(?:均价|售价|价格|成交价|单价|只要|只需|仅|为|高达|达|卖|卖到|涨到|最高))*$"
)
PRICED_AFTER = re.compile(rf"[/／每一](?:{_MEASURE})(?![辈生级定致起次])")

# 元旦, 三元桥, 多元化: the character is part of another word.
_NOT_MONEY = (
    "(?![旦素件宵勋帅谋器谷桥区化论里朝户店管级]|二次|复始|结构|(?:硬币|纸币|大钞|纪念[币钞]|面值))"
)
_CURRENCY = rf"(?:(?:{any_of(CURRENCIES)}){_NOT_MONEY})"
_TO = rf"(?:至|到|—{{1,2}}|–|-|~|以上[至、]?(?={NUMBER}{_CURRENCY}以[下内]))"
_BEGINS = f"每近约逾超将接大多过$A-Z£¥€人新日欧港澳美英0-9半几数上万亿{CHINESE[1:-1]}"
MONEY = led(
    _BEGINS,
    rf"""(?<![0-9.A-Za-z第])(?<![0-9],)
    (?P<each>{_EACH})?
    (?P<kept>{_KEPT})?
    (?P<sign>(?:{any_of(SIGNS)})\s?|(?:{any_of(BEFORE)}))?
    (?P<kept2>{_KEPT})?
    (?:(?P<low>{NUMBER})(?:{_CURRENCY})?{_TO}(?:人民币)?)?
    (?P<number>{NUMBER}|(?<=[近超过上逾])[万亿])
    (?P<handful>把(?=元))?
    (?:\ ?(?P<currency>{_CURRENCY}(?:人民币)?)(?P<tail>[多余])?(?P<jiao>[0-9一二两三四五六七八九]角)?
    |(?P<coins>(?<=[0-9])[角毛](?=钱|[，。；、！？”）\s]|$))
    |(?P<colloquial>(?<=[0-9])块(?=[，。；、！？”）\s]|$)))?
    (?P<per>(?<=[元币钱]){_PER})?
    """,
    re.VERBOSE,
)
# Without one of these a number counts something else than money.
MAY_BE_MONEY = re.compile(f"元|万|亿|角|毛|块|{any_of(CURRENCIES | BEFORE | SIGNS)}")
BOUND_BEFORE = re.compile(
    r"(?:不低于|不少于|不超过|不高于|不到|至少|最少|最低|低于|不足|高于|少于|突破|首破|平均|人均|户均)"
    r"(?:人民币|补助|补贴|奖励|投入|达到|达|给予)?$"
)
LOOSE_AFTER = re.compile(
    r"左右|上下|以上|以下|以内|开外|不等|起(?=[，。；、！？）)]|$|售|拍|投|付|步价)"
)

MONEY_NOUN = (
    "贷款|贷|借款|资金|融资|授信|投资|出资|捐款|捐资|善款|奖金|补贴|补助|担保|保费|"
    "赔款|罚款|年薪|存款|租金|税收|货款|工程款|现金|"
    "经费|额度|增资|注资|保证金|债券|专款|订单|产值|人民币|周转金|互助金|慰问金|助学金"
)
MONEY_BEFORE = re.compile(
    rf"(?:(?:{MONEY_NOUN})[”」》]?|出|拨|拨付|投入|投|捐|捐出|捐赠|募集|筹集|筹|发放|放款|借|花|"
    rf"花费|花了|耗资|造价|价值|总值|金额|"
    r"总额|余额|总价|报价|奖励|奖|资助|赔|欠|挣|赚|收入|营收|利润|销售额|注册资本|"
    r"规模|年收入|年入|资产|额|身家|积蓄|损失|偿还|还款|到账|拿到|贷到|放出|批了|给了|补|亏|亏损|预算)"
    r"(?:了|到|款)?(?:共|共计|合计|总计|达|达到|高达|超过|超|近|约|逾|各|为|是|至|突破)*$"
)
BARE_AFTER = re.compile(
    rf"(?:的)?(?:{MONEY_NOUN})|的(?:项目|工程|厂房|设备|合同|大奖)|[，。；、！？,;)）\s]|"
    r"建(?!筑|档)|购|买|修|用于|支持|资助|改造|打造|引进|助力|$"
)
