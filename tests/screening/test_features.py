import pytest

from app.domain.listing import Kind
from app.screening.candidates import search_units
from app.screening.features import Features, readings_features
from app.screening.index import build_index_of
from app.screening.names import parts_of
from tests.screening.conftest import ENTRIES, Designate


def features(designate: Designate, asked: str, listed: str) -> Features:
    index = build_index_of([*ENTRIES, designate("1", listed, kind=Kind.ORGANISATION)], [])
    parts = parts_of(asked)
    last = len(index.reading_alias) - 1
    ((_, found),) = readings_features(index, [last], parts, search_units(index, parts))
    return found


BODIES = [
    ("heads that differ", "هيئة الطاقة", "Energy Company", (1, 0, 1)),
    ("the same head", "شركة الطاقة", "Energy Company", (0, 0, 0)),
    ("an organ of a state, and none", "بلدية القلعة", "Castle Trading", (0, 1, 0)),
    ("a company need not say so", "شركة القلعة", "Castle Trading", (0, 0, 0)),
    ("one common word, and others", "مركز البحوث", "Research Centre for Ships", (0, 0, 1)),
    ("one common word, and nothing else", "مركز البحوث", "Research Centre", (0, 0, 0)),
    ("two common words", "مركز بحوث السفن", "Research Centre for Ships of Steel", (0, 0, 0)),
]


@pytest.mark.parametrize(
    ("asked", "listed", "expected"), [r[1:] for r in BODIES], ids=[r[0] for r in BODIES]
)
def test_what_tells_bodies_apart(
    designate: Designate, asked: str, listed: str, expected: tuple[int, int, int]
) -> None:
    """Hayʾat aṭ-ṭāqa (energy authority), baladiyyat al-qalʿa (municipality), markaz al-buḥūth."""
    found = features(designate, asked, listed)
    assert (found.heads_differ, found.state_organ, found.thin) == expected


def test_a_title_that_is_left_tells_hardly_anything(designate: Designate) -> None:
    """Ad-duktūr Maḥmūd Ṭāhā Qaddūr, with and without his title."""
    with_title = features(designate, "محمود الدكتور طه قدور", "Mahmoud Taha QADDUR")
    without = features(designate, "محمود طه قدور", "Mahmoud Taha QADDUR")
    assert without.left_parts == with_title.left_parts == 0
    assert 0 < with_title.query_left - without.query_left < 2.5


@pytest.mark.parametrize(
    ("asked", "listed", "generic"),
    [
        pytest.param("مصرف التنمية", "Development Bank", 1, id="words of any bank"),
        pytest.param("شركة النفط الوطنية", "National Iranian Oil Company", 1, id="no state asked"),
        pytest.param("مصرف التنمية الإيراني", "Development Bank of Iran", 0, id="a state"),
        pytest.param("وزارة الطاقة", "Ministry of Energy", 0, id="an organ of a state"),
        pytest.param("مصرف القلعة", "Castle Bank", 0, id="a name"),
    ],
)
def test_words_of_any_body_tell_none(
    designate: Designate, asked: str, listed: str, generic: int
) -> None:
    """Maṣrif at-tanmiya (development bank), wizārat aṭ-ṭāqa (energy), maṣrif al-qalʿa (castle)."""
    assert features(designate, asked, listed).generic == generic
