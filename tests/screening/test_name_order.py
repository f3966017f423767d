import pytest

from app.screening.name_order import family_last, patronymics
from app.screening.names import parts_of

ORDERS = [
    ("comma", "PUTIN, Vladimir Vladimirovich", "Vladimir Vladimirovich PUTIN"),
    ("capitals first", "MOUSSAVI Seyed Mohammad", "Seyed Mohammad MOUSSAVI"),
    ("capitals last", "Mohamad Fayez BARCHA", "Mohamad Fayez BARCHA"),
    ("all in capitals", "VLADIMIR PUTIN", "VLADIMIR PUTIN"),
    ("none in capitals", "Hassan Dahir Aweys", "Hassan Dahir Aweys"),
    ("two family names", "SANCHEZ MEDRANO, Pedro", "Pedro SANCHEZ MEDRANO"),
    ("korean", "KIM, Jong Un", "KIM  Jong Un"),
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
