import pytest

from app.screening.name_order import (
    family_last,
    is_family_first,
    maternal,
    patronymics,
    told_before,
)
from app.screening.names import parts_of

ORDERS = [
    ("comma", "PUTIN, Vladimir Vladimirovich", "Vladimir Vladimirovich PUTIN"),
    ("capitals first", "MOUSSAVI Seyed Mohammad", "Seyed Mohammad MOUSSAVI"),
    ("capitals last", "Mohamad Fayez BARCHA", "Mohamad Fayez BARCHA"),
    ("all in capitals", "VLADIMIR PUTIN", "VLADIMIR PUTIN"),
    ("none in capitals", "Hassan Dahir Aweys", "Hassan Dahir Aweys"),
    ("two family names", "SANCHEZ MEDRANO, Pedro", "Pedro SANCHEZ MEDRANO"),
    ("korean", "KIM, Jong Un", "KIM  Jong Un"),
    ("chinese", "DING, Zhonghua", "DING  Zhonghua"),
    ("of another people", "LONG, Peter", "Peter LONG"),
    ("two commas", "A, B, C", "A, B, C"),
    ("nothing after the comma", "PUTIN,", "PUTIN,"),
]


@pytest.mark.parametrize(("name", "ordered"), [r[1:] for r in ORDERS], ids=[r[0] for r in ORDERS])
def test_the_family_name_is_put_last_where_the_list_marks_it(name: str, ordered: str) -> None:
    assert family_last(name) == ordered


PATRONYMICS = [
    ("masculine", "Vladimir Vladimirovich Putin", 0b10),
    ("feminine", "Maria Vladimirovna Zakharova", 0b10),
    ("swedish spelling", "Viktor Anatolijevitch Bout", 0b10),
    ("belarusian", "Aliaksandr Ryhoravich Lukashenka", 0b10),
    ("last, when capitals say nothing", "Lukashenka Aliaksandr Ryhoravich", 0b100),
    ("a surname of that ending", "Radovan Karadzic", 0),
    ("arabic", "Ali Abdullah Saleh", 0),
]


@pytest.mark.parametrize(
    ("name", "mask"), [r[1:] for r in PATRONYMICS], ids=[r[0] for r in PATRONYMICS]
)
def test_patronymics_are_what_news_leaves_out(name: str, mask: int) -> None:
    assert patronymics(parts_of(name)) == mask


@pytest.mark.parametrize(
    ("name", "first"),
    [
        pytest.param("SAADI, Ali", True, id="capitals before a comma"),
        pytest.param("GREEN STAR, LTD", False, id="capitals on both sides"),
        pytest.param("Haddad, Omar", False, id="no capitals"),
        pytest.param("OMAR HADDAD", False, id="no comma"),
    ],
)
def test_a_list_marks_a_persons_name(name: str, first: bool) -> None:  # noqa: FBT001
    assert is_family_first(name) is first


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        pytest.param("Omar Haddad A HADDAD", 0b1100, id="said twice, an initial"),
        pytest.param("Omar Khalil Haddad", 0, id="other parts"),
        pytest.param("J. Omar", 0, id="nothing but an initial besides"),
    ],
)
def test_what_is_said_twice_tells_little(name: str, mask: int) -> None:
    assert told_before(parts_of(name)) == mask


MATERNAL = [
    ("comma", "SOTO VARGAS, Diego", 0b100),
    ("capitals last", "Diego Andres SOTO VARGAS", 0b1000),
    ("capitals first", "SOTO VARGAS Diego", 0b100),
    ("particles", "DE LA VEGA RUIZ, Ana", 0b10000),
    ("one family name", "VARGAS, Diego Andres", 0),
    ("not marked", "Diego Soto Vargas", 0),
]


@pytest.mark.parametrize(("name", "mask"), [r[1:] for r in MATERNAL], ids=[r[0] for r in MATERNAL])
def test_the_second_family_name_is_told_where_the_list_marks_it(name: str, mask: int) -> None:
    assert maternal(name, parts_of(family_last(name))) == mask
