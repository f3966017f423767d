import pytest

from app.domain.listing import NamePart, PartKind, Strength
from app.screening.lists.aliases import alias, family_first, in_order, unique, whole


def test_a_primary_cell_with_several_names_has_one_primary() -> None:
    found = list(alias("A B; C D", Strength.PRIMARY))
    assert [(a.name, a.strength) for a in found] == [
        ("A B", Strength.PRIMARY),
        ("C D", Strength.STRONG),
    ]


def test_parts_are_kept_with_the_name() -> None:
    (found,) = family_first("PUTIN", "Vladimir", Strength.STRONG)
    assert found.name == "PUTIN, Vladimir"
    assert found.parts == (
        NamePart(PartKind.FAMILY, "PUTIN"),
        NamePart(PartKind.GIVEN, "Vladimir"),
    )
    (alone,) = family_first("KOMID", "", Strength.WEAK)
    assert (alone.name, alone.parts) == ("KOMID", ())


def test_empty_parts_give_no_name() -> None:
    assert list(in_order([NamePart(PartKind.GIVEN, " ")], Strength.STRONG)) == []


def test_stress_marks_are_left_out_of_cyrillic_only() -> None:
    # Vladimir PUTIN, as a dictionary writes it
    assert whole("Влади\u0301мир ПУ\u0301ТИН", Strength.STRONG).name == "Владимир ПУТИН"
    assert whole("Йо\u0301сиф", Strength.STRONG).name == "Йосиф"
    assert whole("José", Strength.STRONG).name == "José"


HEADS = [
    ("primary first", [("A", "strong"), ("B", "primary")], ("B", "primary")),
    ("strong Latin before others", [("Б", "strong"), ("B", "strong")], ("B", "primary")),
    ("strong before weak", [("A", "weak"), ("Б", "strong")], ("Б", "primary")),
    ("weak alone stays weak", [("A", "weak"), ("B", "weak")], ("A", "weak")),
]


@pytest.mark.parametrize(("names", "head"), [r[1:] for r in HEADS], ids=[r[0] for r in HEADS])
def test_the_first_name(names: list[tuple[str, str]], head: tuple[str, str]) -> None:
    found = unique(whole(name, Strength(strength)) for name, strength in names)
    assert (found[0].name, found[0].strength) == head
    assert {a.name for a in found} == {name for name, _ in names}


def test_a_name_twice_is_one() -> None:
    twice = [whole("A", Strength.PRIMARY), whole("A", Strength.WEAK)]
    assert unique(twice) == (twice[0],)
    assert unique([]) == ()
