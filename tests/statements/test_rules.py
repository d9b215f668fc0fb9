"""Rule files: every example runs, every slip is told with file, rule and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import RelationFile, load_relations, read_relation
from kg.statements import Rule, RuleBook, check_examples, load_rules

BOOK = load_rules(load_relations())
FAILURES = check_examples(BOOK)
HEADER = """
relation = "lendsTo"
label = { zh = "借给", en = "lends to" }
class = "Lending"
[roles.lender]
types = ["Bank"]
[roles.borrower]
types = ["Enterprise"]
[roles.amount]
types = ["amount"]
"""
GOOD = """
[[rule]]
id = "lendsTo/lend"
trigger = ["借给"]
lender = "subject"
borrower = "object"
matches = [{ text = "[红河银行]Bank借给[远山茶业]Enterprise30万元。", lender = "红河银行", borrower = "远山茶业", amount = "30万元" }]
rejects = ["[红河银行]Bank拟借给[远山茶业]Enterprise30万元。"]
"""


def relation_file(folder: Path, rules: str) -> RelationFile:
    """A relation file with these rules."""
    path = folder / "lendsTo.toml"
    path.write_text(HEADER + rules, encoding="utf-8")
    return read_relation(path)


def test_there_are_rules_for_the_four_relations() -> None:
    """Each relation of the contract has rules."""
    assert {r.name for r in BOOK.relations} >= {"funds", "partnersWith", "locatedIn", "awarded"}


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_matches_and_rejects_what_it_says(rule: Rule) -> None:
    """Every rule has sentences of both kinds, and they come out as written."""
    assert rule.matches
    assert rule.rejects
    assert [f for f in FAILURES if f.rule == rule.id] == []


def test_a_new_relation_is_a_new_file_and_nothing_else(tmp_path: Path) -> None:
    """A relation the package has never heard of runs with its examples."""
    book = load_rules([relation_file(tmp_path, GOOD)])
    assert [rule.id for rule in book.rules] == ["lendsTo/lend"]
    assert check_examples(book) == []


def test_a_wrong_example_is_told_with_the_role_that_differs(tmp_path: Path) -> None:
    """A failing example names rule, sentence and role."""
    book = load_rules([relation_file(tmp_path, GOOD.replace('"30万元" }', '"40万元" }'))])
    (failure,) = check_examples(book)
    assert failure.rule == "lendsTo/lend"
    assert failure.problem == "amount is '30万元', should be '40万元'"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'lender = "subject"',
            'lendr = "subject"',
            "unknown key 'lendr'; roles of lendsTo: lender",
        ),
        ('"subject"', '"boss"', "key 'lender' has 'boss'; known are subject"),
        ('id = "lendsTo/lend"', 'id = "lend"', "should be a name such as 'lendsTo/lend-to'"),
        ('trigger = ["借给"]', "trigger = [1]", "key 'trigger' should be a list of words"),
        ('trigger = ["借给"]', 'trigger = ["借给", "借给"]', "has '借给' twice"),
        ('trigger = ["借给"]', "", "either 'trigger' or 'construction'"),
        ('trigger = ["借给"]', 'construction = "x"', "known are address"),
        ('trigger = ["借给"]', 'trigger = ["借给"]\nconfidence = 2', "over 0 and up to 1"),
        ('"object"', '"object"\nneeds = ["date"]', "'needs' has 'date'; known are amount, honour"),
        ('trigger = ["借给"]', 'trigger = ["借给"]\nkind = 3', "'kind' should be a word"),
        ('lender = "红河银行"', 'lander = "红河银行"', "unknown key 'lander'"),
        ("matches = [{", "unless = [{", "'unless' should be a list of words"),
        ('trigger = ["借给"]', "trigger = []", "key 'trigger' is empty"),
        (
            'trigger = ["借给"]',
            'trigger = ["借，给"]',
            "can never be reached: no clause holds '，'",
        ),
        ('["借给"]', '["借给"]\nunless = ["借"]', "can never be reached: 'unless' forbids '借'"),
        ('lender = "subject"', "", "key 'lender' is missing, so that the rule can never fire"),
        ('borrower = "object"', "", "key 'borrower' is missing, so that the rule can never fire"),
        (
            '"object"',
            '"object"\noptional = ["borrower"]',
            "'optional' has 'borrower'; known are lender",
        ),
        ('"object"', '"lead object"', "key 'borrower' speaks of a lead, and the rule has none"),
        ('"object"', '"object"\nlead_object = ["名单"]', "'lead_object' has no effect without"),
        ('"object"', '"object"\nkind = "loan"', "'kind' has no effect: lendsTo has no role 'kind'"),
        ('"object"', '"object"\nneeds = ["honour"]', "lendsTo has no role 'honour'; add"),
        (
            '"object"',
            '"object"\nonly = { lender = ["Agency"] }',
            "has 'Agency'; its classes are Bank",
        ),
        ('"object"', '"object"\nonly = { boss = ["Bank"] }', "unknown key 'boss'; known are"),
        ('trigger = ["借给"]', 'construction = "address"', "key 'lender' has no effect beside"),
        ("[红河银行]Bank借", "[红河银行]Bnak借", "unknown class 'Bnak'; known are Agency, Bank"),
        ("[红河银行]Bank借", "[红河银行]借", "'[红河银行]' is no name with its class; write ["),
        ("[红河银行]Bank借", "[红河银行Bank借", "is no name with its class; write [红河银行]Bank"),
        ("[红河银行]Bank拟", "红河银行]Bank拟", "rejects: '红河银行]Bank拟"),
        (', borrower = "远山茶业"', "", "key 'borrower' is missing; say who it must be"),
        ('amount = "30万元"', 'modality = "sure"', "'sure'; known are asserted, planned, negated"),
        ('amount = "30万元"', "amount = 30", "key 'amount' should be words in quotes"),
        ("{ text =", "{ words =", "unknown key 'words'; known are"),
    ],
)
def test_a_bad_rule_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The error names the file, the rule, the key, and what would be right."""
    assert old in GOOD
    with pytest.raises(OntologyError) as error:
        load_rules([relation_file(tmp_path, GOOD.replace(old, new))])
    assert str(error.value).startswith(f"{tmp_path / 'lendsTo.toml'}: rule '")
    assert told in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_rule_without_its_proof_is_refused(tmp_path: Path) -> None:
    """A rule shows a sentence that it must match."""
    bare = GOOD[: GOOD.index("matches")]
    with pytest.raises(OntologyError, match="key 'matches' is missing; a rule shows what"):
        load_rules([relation_file(tmp_path, bare)])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"lendsTo"', "lendsTo", "not a readable TOML file: Invalid value (at line 2, column 12)"),
        ("class =", "clas =", "unknown key 'clas'; known are class"),
        ('class = "Lending"', "", "key 'class' is missing"),
        ('"lendsTo"', '"lends to"', "key 'relation' is 'lends to'; should be a name such as"),
        ('"lendsTo"', "3", "key 'relation' is 3"),
        ('"Lending"', '"lending"', "key 'class' is 'lending'; should be a name such as 'BidWon'"),
        ('"Lending"', '"Bank"', "a class of names; give the statements a class of their own"),
        ('zh = "借给", ', "", 'label: should be { zh = "…", en = "…" }'),
        ('zh = "借给"', "zh = 1", 'label: should be { zh = "…", en = "…" }'),
        (
            '"Lending"',
            '"Lending"\nsymmetric = "no"',
            "'symmetric' is 'no'; should be true or false",
        ),
        (
            'types = ["Bank"]',
            'types = ["Bnak"]',
            "role 'lender': key 'types' has 'Bnak'; known are",
        ),
        ('types = ["Bank"]', 'types = "Bank"', "key 'types' should be a list such as"),
        ('types = ["Bank"]', 'type = ["Bank"]', "role 'lender': unknown key 'type'; known are"),
        ('types = ["Bank"]', 'types = ["date"]', "role 'lender' is one of the first two"),
        ('[roles.borrower]\ntypes = ["Enterprise"]\n[roles.amount]\n', "", "at least two roles"),
        ("[[rule]]", "[rule]", "should be tables with two brackets: [[rule]]"),
    ],
)
def test_a_bad_header_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The error names the file, the key or role, and what would be right."""
    assert old in HEADER + GOOD
    path = tmp_path / "lendsTo.toml"
    text = (HEADER + GOOD).replace(old, new, 1)
    path.write_text(text.replace('types = ["Bank"]\ntypes', "types"), encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        read_relation(path)
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    """A file saved by an old editor says so; a byte order mark is no harm."""
    path = tmp_path / "lendsTo.toml"
    path.write_bytes((HEADER + GOOD).encode("gb18030"))
    with pytest.raises(OntologyError, match="is not UTF-8; save the file as UTF-8"):
        read_relation(path)
    path.write_bytes((HEADER + GOOD).encode("utf-8-sig"))
    assert len(load_rules([read_relation(path)]).rules) == 1


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    """An id stands once in a file."""
    with pytest.raises(OntologyError, match="the id stands twice"):
        load_rules([relation_file(tmp_path, GOOD + GOOD)])


def test_a_rule_that_nothing_can_reach_is_refused(tmp_path: Path) -> None:
    """A rule that says what an earlier one says would never fire."""
    copy = GOOD.replace("lendsTo/lend", "lendsTo/again")
    with pytest.raises(OntologyError, match=r"'lendsTo/again'.*can never be reached.*lendsTo/lend"):
        load_rules([relation_file(tmp_path, GOOD + copy)])


def theirs(folder: Path, rules: str, header: str = HEADER) -> RelationFile:
    """A file of the same relation in a user's folder."""
    (folder / "own").mkdir()
    path = folder / "own" / "lendsTo.toml"
    path.write_text(header + rules, encoding="utf-8")
    return read_relation(path)


OTHER = GOOD.replace("lendsTo/lend", "lendsTo/pass").replace("借给", "转给")


def test_a_later_file_replaces_a_rule_of_the_same_id(tmp_path: Path) -> None:
    """A user's own rule takes the place of ours."""
    ours = relation_file(tmp_path, GOOD)
    book = load_rules([ours, theirs(tmp_path, GOOD.replace("借给", "转给"))])
    assert isinstance(book, RuleBook)
    assert [rule.triggers for rule in book.rules] == [("转给",)]


def test_a_later_file_adds_its_rules(tmp_path: Path) -> None:
    """Rules of other ids stand beside ours."""
    book = load_rules([relation_file(tmp_path, GOOD), theirs(tmp_path, OTHER)])
    assert [rule.id for rule in book.rules] == ["lendsTo/lend", "lendsTo/pass"]


def test_a_file_that_replaces_drops_ours(tmp_path: Path) -> None:
    """With `replaces` a relation is what the user's folder says, and nothing else."""
    header = HEADER.replace("class =", "replaces = true\nclass =").replace("lender", "payer")
    own = theirs(tmp_path, OTHER.replace("lender", "payer"), header)
    book = load_rules([relation_file(tmp_path, GOOD), own])
    assert [rule.id for rule in book.rules] == ["lendsTo/pass"]


def test_the_last_header_holds_for_all_rules(tmp_path: Path) -> None:
    """A user who lets unions lend lets them do so by our rules too."""
    header = HEADER.replace('["Bank"]', '["Bank", "TradeUnion"]')
    book = load_rules([relation_file(tmp_path, GOOD), theirs(tmp_path, OTHER, header)])
    assert {rule.relation.roles[0].types for rule in book.rules} == {("Bank", "TradeUnion")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lender", "payer", "known with the first roles lender and borrower"),
        ("class =", "symmetric = true\nclass =", "symmetric = false; keep them, or set replaces"),
        ("roles.amount", "roles.sum", "role 'amount' is missing"),
    ],
)
def test_a_header_that_our_rules_cannot_be_read_by_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """A file that adds to a relation keeps its ends and its roles."""
    own = theirs(tmp_path, OTHER.replace(old, new), HEADER.replace(old, new))
    with pytest.raises(OntologyError) as error:
        load_rules([relation_file(tmp_path, GOOD), own])
    assert str(error.value).startswith(f"{own.path}: ")
    assert told in str(error.value)
