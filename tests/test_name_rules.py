"""The `[[name]]` tables of a relation file: what they hold, what is refused, what replaces them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import NameRule, load_relations, name_rules, read_relation

HEADER = """relation = "branchOf"
label = { zh = "分支于", en = "branch of" }
class = "Branching"

[roles.branch]
types = ["Bank", "Enterprise"]

[roles.parent]
types = ["Bank", "Enterprise"]

"""


def write(folder: Path, table: str, *, first: str = "") -> Path:
    """A relation file with the header and what follows it."""
    path = folder / "branchOf.toml"
    path.write_text(f"{first}{HEADER}{table}", encoding="utf-8")
    return path


def test_a_table_is_read_with_the_classes_of_the_roles(tmp_path: Path) -> None:
    """Where a table names no classes, those of the relation's two roles hold."""
    path = write(tmp_path, '[[name]]\nends = ["支行"]\nof = ["Bank"]\nbetween = ["place"]\n')
    assert read_relation(path).names == (
        NameRule(
            "branchOf",
            ("branch", "parent"),
            types=("Bank", "Enterprise"),
            of=("Bank",),
            ends=("支行",),
            between=("place",),
        ),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[name]\nends = ["支行"]', "key 'name' should be tables with two brackets: [[name]]"),
        ('[[name]]\nof = ["Bank"]', "key 'ends' is missing; give what such names end with"),
        ('[[name]]\nends = "支行"', "key 'ends' is '支行'; should be a list such as [\"支行\"]"),
        (
            '[[name]]\nends = ["支行"]\nof = ["Place"]',
            "key 'of' has 'Place'; here it may have Bank",
        ),
        (
            '[[name]]\nends = ["支行"]\ntypes = ["Bnk"]',
            "key 'types' has 'Bnk'; here it may have Bank",
        ),
        (
            '[[name]]\nends = ["支行"]\nbetween = ["street"]',
            "key 'between' has 'street'; here it may have place, nothing",
        ),
        ('[[name]]\nends = ["支行"]\nend = ["支行"]', "unknown key 'end'; known are between, ends"),
        (
            '[[name]]\nends = ["支行"]\nmatches = "红河"',
            "key 'matches' is '红河'; should be a list",
        ),
        (
            '[[name]]\nends = ["支行"]\nrejects = [{ name = "红河银行支行" }]',
            "key 'rejects' has {'name': '红河银行支行'}; should be a list such as [{ name = ",
        ),
    ],
)
def test_a_slip_is_told_with_its_place(table: str, message: str, tmp_path: Path) -> None:
    """File, key, and what would be right."""
    path = write(tmp_path, table)
    with pytest.raises(OntologyError) as caught:
        read_relation(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_a_file_adds_to_ours_or_replaces_them(tmp_path: Path) -> None:
    """A user's table stands beside ours; with `replaces` ours of the relation are gone."""
    ours = name_rules(load_relations())
    assert {rule.relation for rule in ours} == {"branchOf", "partOf", "hasJurisdiction"}
    write(tmp_path, '[[name]]\nends = ["网点"]\n')
    assert len(name_rules(load_relations(tmp_path))) == len(ours) + 1
    write(tmp_path, '[[name]]\nends = ["网点"]\n', first="replaces = true\n")
    mine = [
        rule.ends for rule in name_rules(load_relations(tmp_path)) if rule.relation == "branchOf"
    ]
    assert mine == [("网点",)]


def test_each_of_our_tables_has_an_example() -> None:
    """No table goes without a name that it holds of and one that it does not hold of."""
    rules = name_rules(load_relations())
    assert len(rules) >= 18
    assert [rule.id for rule in rules if not (rule.matches and rule.rejects)] == []
    assert len({rule.id for rule in rules}) == len(rules)
