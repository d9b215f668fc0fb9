"""Names side by side: what they cover, and which of them stay."""

from kg.mentions.names import Covered, Name, without_overlaps


def test_what_a_name_covers_is_met_and_crossed_where_it_goes_on_outside() -> None:
    """A span is crossed by a name that has characters both in it and outside."""
    taken = Covered([Name(2, 5, "Place"), Name(5, 7, "Place")])
    assert [taken.meets(*span) for span in ((0, 2), (0, 3), (6, 9), (7, 9))] == [0, 1, 1, 0]
    assert not taken.crosses(2, 5)
    assert not taken.crosses(0, 7)
    assert taken.crosses(3, 5)
    assert taken.crosses(0, 3)
    assert taken.crosses(6, 9)


def test_more_characters_can_be_covered_afterwards() -> None:
    """Also behind the last one, and with a gap."""
    taken = Covered([])
    taken.add(4, 6)
    assert taken.meets(5, 9)
    assert not taken.meets(0, 4)
    assert not taken.crosses(7, 9)
    taken.add(6, 8)
    assert taken.crosses(7, 9)


def test_of_names_that_overlap_the_longer_stays_then_the_earlier() -> None:
    """Others stay, in order; twice the same is once."""
    long, late, other = Name(2, 6, "Bank"), Name(5, 8, "Place"), Name(8, 9, "Place")
    assert without_overlaps([other, late, long, other]) == [long, other]
    assert without_overlaps([Name(3, 5, "Bank"), Name(4, 6, "Bank")]) == [Name(3, 5, "Bank")]
