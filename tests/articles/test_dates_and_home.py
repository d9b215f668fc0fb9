"""The date of an article and the division that its page is at home in."""

from __future__ import annotations

import pytest

from tests.articles.by_hand import cut

BODY = "，一家茶厂办起了夜校，教采茶工看合同。"


@pytest.mark.parametrize(
    ("page", "name", "date"),
    [
        (f"# 夜校\n\n2022年6月3日{BODY}", "a.txt", "2022-06-03"),
        (f"# 夜校\n\n本报讯 昨天{BODY}", "a.txt", None),
        (f"# 夜校\n\n本报4月2日讯 昨天{BODY}", "a.txt", None),
        (f"# 夜校\n\n本报4月2日讯 昨天{BODY}", "2021-04-03.txt", "2021-04-02"),
        (f"# 夜校\n\n新华社北京12月31日电 昨天{BODY}", "20220101.txt", "2021-12-31"),
        (f"云岭日报 2023年5月1日 星期一\n\n# 夜校\n\n昨天{BODY}", "a.txt", "2023-05-01"),
        (f"云岭日报 二〇二三年十二月二十一日\n\n# 夜校\n\n昨天{BODY}", "a.txt", "2023-12-21"),
        (f"# 夜校\n\n2022年13月40日{BODY}", "a.txt", None),
    ],
)
def test_dates(page: str, name: str, date: str | None) -> None:
    """A dateline takes its year from the page; without a year there is no date."""
    assert cut(page, name)[-1].date == date


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("昌平区总工会和昌平区金融办昨天到东小口镇走访，随后去了北京市总工会。", "北京市"),
        ("太原市总工会在迎泽区设点，太原的骑手都能领水。", "太原市"),
        (
            "陕西省总工会表彰一批班组，西安、宝鸡、延安、榆林、汉中各有一个，陕西省工会学校承办。",
            "陕西省",
        ),
        (
            "万安县总工会昨天开会。县医院、县教育局、县供销社派人参加，万安县五丰镇作了发言。",
            "万安县",
        ),
        ("长春市总工会昨天到朝阳区、南关区走访。", "长春市"),
        ("茶厂办起了夜校。", None),
        ("北京、上海、广州、成都、杭州、武汉、南京、西安的代表到会。", None),
    ],
)
def test_home(text: str, home: str | None) -> None:
    """The city that most names lie in; the county of a county's paper; none where all differ."""
    assert cut(f"# 夜校\n\n{text}")[0].home == home


def test_a_dateline_is_at_home_elsewhere() -> None:
    """An article from another city does not take the page's home."""
    page = (
        "# 送水\n\n本报讯 太原市总工会在太原市迎泽区设点，太原的骑手都能领水。\n\n"
        "# 评匠\n\n本报大同讯 市总工会公布名单。\n"
    )
    assert [article.home for article in cut(page)] == ["太原市", "大同市"]


def test_a_district_of_a_common_name_has_its_city_before_it() -> None:
    """`朝阳区` alone would be Changchun's as well."""
    text = "朝阳区总工会、朝阳区人社局和区教委昨天到区总工会开会，区医院参加，北京的骑手也来了。"
    assert cut(f"# 开会\n\n{text * 2}")[0].home == "北京市朝阳区"
