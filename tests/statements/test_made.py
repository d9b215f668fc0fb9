"""What some set up together lies where it lies; they do not."""

from __future__ import annotations

import pytest

from tests.statements.reading import claims

COURT, WOMEN, TOWN = "[青石法院]Agency", "[青石妇联]Organization", "[柳河镇]Place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{COURT}、{WOMEN}联合设立的[和美调解室]Organization位于{TOWN}。",
            {("和美调解室", "柳河镇")},
        ),
        (
            f"由{COURT}和{WOMEN}共建的[和美调解室]Organization落户{TOWN}。",
            {("和美调解室", "柳河镇")},
        ),
        (f"{COURT}、{WOMEN}共建的调解室设在{TOWN}。", set()),
        (f"{WOMEN}位于{TOWN}。", {("青石妇联", "柳河镇")}),
    ],
)
def test_the_place_is_that_of_what_was_made(text: str, expected: set[tuple[str, str]]) -> None:
    """甲、乙联合设立的丙位于某镇 says it of 丙, named or not."""
    assert claims(text, "locatedIn") == expected
