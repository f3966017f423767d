import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screening.joined_names import asked_names, listed_names

LISTED = [
    ("acronym", "ALLIED FORCES (ADF)", ("ALLIED FORCES  ", "ADF")),
    ("note", "Hanif (born in 1960)", ("Hanif  ",)),
    ("slash", "Ivan PETROV / Iwan PETROFF", ("Ivan PETROV", "Iwan PETROFF")),
    ("nothing but a parenthesis", "(ADF)", ("ADF",)),
    ("also known as", "North Mill a.k.a. Southern Mill", ("North Mill", "Southern Mill")),
    ("spellings with capitals", "Fady SAKR, Fadi SAQER", ("Fady SAKR", "Fadi SAQER")),
    ("spellings alike", "Omar Saleh Nur, Umar Salih Noor", ("Omar Saleh Nur", "Umar Salih Noor")),
    ("a given name again", "Samer AL-DIBS, Samir", ("Samer AL-DIBS",)),
    ("family name apart", "AL-ASSAD, Hafez", ("AL-ASSAD, Hafez",)),
    ("two family names apart", "SANCHEZ SILVA, Elkin Alexis", ("SANCHEZ SILVA, Elkin Alexis",)),
    ("a family name that is given too", "AHMED ALI, Ahmed", ("AHMED ALI, Ahmed",)),
]


@pytest.mark.parametrize(("name", "found"), [r[1:] for r in LISTED], ids=[r[0] for r in LISTED])
def test_listed_names_of_persons(name: str, found: tuple[str, ...]) -> None:
    assert tuple(map(str.split, listed_names(name, person=True))) == tuple(map(str.split, found))


def test_commas_of_bodies_join_nothing() -> None:
    name = "Mill of Granite GRANITE, Joint Stock Company"
    assert listed_names(name) == (name,)


ASKED = [
    ("middle dot", "صنایع شاهد · مرکز تحقیقات شاهد", ("صنایع شاهد", "مرکز تحقیقات شاهد")),
    ("Greek dot", "صنایع شاهد \u0387 مرکز شاهد", ("صنایع شاهد", "مرکز شاهد")),
    ("semicolon", "علي حسن؛ حسن علي", ("علي حسن", "حسن علي")),
    ("comma between spellings", "سامر حسن قدور، سمير حسن قدور", ("سامر حسن قدور", "سمير حسن قدور")),
    ("comma between others", "بنك الصناعة، المناجم والتجارة", ("بنك الصناعة، المناجم والتجارة",)),
    ("a dot inside a name", "إيلون · ماسك", ("إيلون · ماسك",)),
    ("the same twice", "علي حسن; علي حسن", ("علي حسن",)),
    ("one name", "خالد قدور", ("خالد قدور",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "found"), [r[1:] for r in ASKED], ids=[r[0] for r in ASKED])
def test_asked_names(name: str, found: tuple[str, ...]) -> None:
    """ṣanāyiʿ Shāhid, Shahed industries; ʿAlī Ḥasan; Sāmir Ḥasan Qaddūr; Khālid Qaddūr."""
    assert asked_names(name) == found


@given(st.text(max_size=60))
def test_there_is_always_a_name(text: str) -> None:
    assert listed_names(text, person=True)
    assert asked_names(text)
