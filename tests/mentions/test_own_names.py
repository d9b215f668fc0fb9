"""A user's own names: the list, and what it does to the names of a text."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.mentions.lexicon import PrefixMap
from kg.mentions.names import Name
from kg.mentions.own_names import OwnName, read_own_names, with_own_names


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A list of names in a file."""
    path = folder / "names.tsv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_is_name_class_and_canonical_form(tmp_path: Path) -> None:
    """Classes go by their ontology name, by spaCy's label and by the gold's; order stays."""
    path = write(
        tmp_path, "# ours\n青禾\tEnterprise\t青禾医疗有限公司\n\n市二院\tORG\n區總工會\tunion\t\n"
    )
    assert read_own_names(path) == (
        OwnName("青禾", "Enterprise", "青禾医疗有限公司"),
        OwnName("市二院", "Organization"),
        OwnName("区总工会", "TradeUnion"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("青禾\tEnterprise\n市二院", r"names\.tsv, line 2: 1 field\(s\); name, class"),
        ("青禾\tCompany", r"line 1: 'Company' is no class; known are Agency"),
        ("青\tEnterprise", r"line 1: '青' is too short"),
        ("青禾\tBank\n青禾\tEnterprise", r"line 2: 青禾 stands twice and differs"),
        ("# nothing\n", r"names\.tsv: no names in it"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """The message says what would be right."""
    with pytest.raises(UsageError, match=message):
        read_own_names(write(tmp_path, text))


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    """A list saved by Excel in GBK is not guessed at."""
    with pytest.raises(UsageError, match="not UTF-8"):
        read_own_names(write(tmp_path, "青禾\tEnterprise", "gbk"))


def found(text: str, rows: list[OwnName], *names: Name) -> list[tuple[str, str]]:
    """What stands in the text with the list, each character a word."""
    known = PrefixMap({row.name: row for row in rows})
    result = with_own_names(text, list(names), known, frozenset(range(len(text))))
    return [(text[n.start : n.end], n.type) for n in result]


def test_own_names_win_over_what_was_found() -> None:
    """The user knows better, also where the tagger ran two names together."""
    rows = [OwnName("青禾", "Enterprise"), OwnName("市二院", "Organization")]
    assert found("青禾与市二院签约", rows, Name(0, 6, "Agency")) == [
        ("青禾", "Enterprise"),
        ("市二院", "Organization"),
    ]
    assert found("走进青禾", rows, Name(2, 4, "Person")) == [("青禾", "Enterprise")]


def test_a_longer_name_stays_whole() -> None:
    """The longest name wins, as everywhere."""
    rows = [OwnName("青禾", "Enterprise")]
    assert found("青禾医疗有限公司", rows, Name(0, 8, "Enterprise")) == [
        ("青禾医疗有限公司", "Enterprise")
    ]
