"""One form of a name for all spellings of it, and what never comes out alike."""

from __future__ import annotations

import pytest

from kg.entities.forms import key_of, normal_form


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("青石远山茶业有限责任公司", "青石远山茶业有限公司"),
        ("青石远山茶业股份公司", "青石远山茶业股份有限公司"),
        ("远山（青石）茶业有限公司", "远山青石茶业有限公司"),
        ("远山(青石)茶业有限公司", "远山青石茶业有限公司"),
        ("红河银行股份有限公司", "红河银行"),
        ("红河银行总行", "红河银行"),
        ("远山集团有限公司", "远山集团"),
        ("远山集团公司工会", "远山集团工会"),
        ("青石第2机床厂", "青石第二机床厂"),
        ("青石第１２中学", "青石第十二中学"),
        ("青石第二机床厂有限责任公司", "青石第二机床厂"),
        ("ＫＤ仪器有限公司", "KD仪器有限公司"),
        ("中共远山茶业有限公司委员会", "远山茶业有限公司党委"),
        ("中共远山茶业有限公司支部委员会", "远山茶业有限公司党支部"),
        ("“香山”服务队", "香山服务队"),
    ],
)
def test_spellings_come_out_alike(printed: str, form: str) -> None:
    """Legal forms, brackets, numerals, width and the Party's long names are levelled."""
    assert normal_form(printed) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青石第一中学", "青石第十一中学"),
        ("远山茶业有限公司", "远山茶业有限公司工会"),
        ("红河银行", "红河银行青石支行"),
        ("远山茶业党委", "远山茶业党支部"),
        ("远山茶业有限公司", "远山粮油有限公司"),
    ],
)
def test_two_things_keep_two_forms(one: str, other: str) -> None:
    """Numbers, units, branches and trades tell names apart."""
    assert key_of(normal_form(one)) != key_of(normal_form(other))


def test_names_of_one_company_have_one_key() -> None:
    """Whatever legal form they show; a place behind the name stays."""
    names = ("远山茶业", "远山茶业公司", "远山茶业有限公司", "远山茶业股份有限公司")
    assert {key_of(normal_form(name)) for name in names} == {"远山茶业"}
    assert key_of("远山公司_山西省太原市") == "远山_山西省太原市"
