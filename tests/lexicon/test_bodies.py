"""Named bodies."""

import pytest

from app.domain.party import PartyType
from app.lexicon.bodies import bodies_by_key, body_forms, context_body_forms
from app.text.fold import fold

NAMES = [
    ("frans-bris", "فرانس برس", "afp"),  # France-Presse
    ("an-nato", "الناتو", "nato"),  # NATO
    ("daish", "داعش", "isis"),  # Islamic State
    ("ansar-allah", "أنصار الله", "houthis"),  # the Houthis' own name
    ("al-bayt-al-abyad", "البيت الأبيض", "white-house"),  # the White House
]


@pytest.mark.parametrize(("name", "key"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_name_finds_its_body(name: str, key: str) -> None:
    assert [b.key for b in body_forms()[fold(name)]] == [key]


def test_everyday_word_needs_its_context() -> None:
    assert fold("الحياة") not in body_forms()  # al-ḥayāt, life, or a newspaper
    (paper,) = context_body_forms()[fold("الحياة")]
    assert paper.type is PartyType.MEDIA
    assert "صحيفة" in paper.context


def test_one_context_form_may_be_of_several_bodies() -> None:
    keys = {b.key for b in context_body_forms()[fold("النهار")]}
    assert {"annahar", "ennahar"} <= keys


def test_inter_governmental_bodies_have_no_country() -> None:
    for key in ("un", "eu", "nato", "arab-league", "imf", "icc"):
        assert bodies_by_key()[key].country is None, key
