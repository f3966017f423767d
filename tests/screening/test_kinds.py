import pytest

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.screening.index import build_index_of
from app.screening.kinds import kind_shown
from app.screening.match import screen
from tests.screening.conftest import ENTRIES, Designate

SHOWN = [
    ("stated", Kind.VESSEL, ("GREEN BANK",), Kind.VESSEL),
    ("a person's order", Kind.UNKNOWN, ("SALIMI, Farid",), Kind.PERSON),
    ("a word of bodies", Kind.UNKNOWN, ("SALIMI TRADING",), Kind.ORGANISATION),
    ("shown by another name", Kind.UNKNOWN, ("AL-TAYR", "TAYR TRADING LLC"), Kind.ORGANISATION),
    ("shown by none", Kind.UNKNOWN, ("AL-TAYR",), Kind.UNKNOWN),
]


@pytest.mark.parametrize(
    ("stated", "names", "kind"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN]
)
def test_a_kind_is_stated_or_shown(stated: Kind, names: tuple[str, ...], kind: Kind) -> None:
    assert kind_shown(stated, names) is kind


def test_a_body_shown_by_one_name_is_one_by_all(designate: Designate) -> None:
    """«التيار» (at-tayyār, the current) is no spelling of the name of a body, "AL-TAIR"."""
    body = designate("U1", "AL-TAIR AL-NUR", "BIRD OF LIGHT COMPANY", kind=Kind.UNKNOWN)
    index = build_index_of([*ENTRIES, body], [])
    assert screen(index, Query(name="التيار الوطني النور")).verdict is not Band.MATCH
    assert screen(index, Query(name="شركة طير النور")).hits[0].entry_id == "U1"
