"""Whether a claimant is part of what it tells."""

from dataclasses import replace

import pytest

from app.domain.party import PartyType
from app.extraction.claims.own_part import tells_of_itself
from app.text.tokens import tokenize
from tests.extraction.staging import party

PERSON, AGENCY, GROUP = PartyType.PERSON, PartyType.AGENCY, PartyType.GROUP


def told(
    content: str, cue: str, kind: PartyType, *, spoken: bool = False, unnamed: bool = False
) -> bool:
    claimant = replace(party("القائل", "القائل", kind), unnamed=unnamed)
    return tells_of_itself(tokenize(content), claimant, cue, spoken=spoken)


@pytest.mark.parametrize(
    ("name", "content", "cue", "kind", "expected"),
    [
        ("a body's deed to come", "إنها ستغلق الطريق", "قالت", AGENCY, True),
        ("a body's deed", "أنها أرسلت وفدا", "أوضحت", AGENCY, True),
        ("behind a particle", "أنه لم يطلب المال", "أكد", PERSON, True),
        ("behind «had»", "إنه كان يعمل نجارا", "قال", PERSON, True),
        ("a person's consent", "موافقتها على العرض", "أعلنت", PERSON, True),
        ("with a letter before it", "بالتزامه بالاتفاق", "جدد", PERSON, True),
        ("no doer", "إنه يجب فتح الطريق", "قال", PERSON, False),
        ("done by none", "إنه تم فتح الطريق", "قال", PERSON, False),
        ("another gender", "إنها أرسلت وفدا", "قال", PERSON, False),
        ("another's verb", "أنها يتابع عملها خبراء", "قالت", AGENCY, False),
        ("two", "أنهما غادرا", "قال", PERSON, False),
        ("the accused", "بأنه سرق المال", "اتهم", PERSON, False),
        ("a thing held for something", "أنها تعرقل السلام", "اعتبرت", AGENCY, False),
        ("no pronoun", "الطريق ستغلق غدا", "قالت", AGENCY, False),
        ("no deed", "إنها المدينة الكبرى", "قالت", AGENCY, False),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_a_pronoun_with_a_deed_is_the_claimant(
    name: str, content: str, cue: str, kind: PartyType, *, expected: bool
) -> None:
    assert told(content, cue, kind) is expected, name


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        ("أنا لم أطلب المال", PERSON, True),
        ("سأعود إلى بلدي", PERSON, True),
        ("ساعدني الجيران كثيرا", PERSON, True),
        ("الطريق مغلقة", PERSON, False),
        ("أنا لم أطلب المال", AGENCY, False),
    ],
)
def test_one_who_says_i_speaks_of_himself(content: str, kind: PartyType, *, expected: bool) -> None:
    assert told(content, "قال", kind, spoken=True) is expected


def test_people_are_meant_by_a_plural() -> None:
    assert told("إنهم يرفضون المغادرة", "قالوا", GROUP, unnamed=True)
    assert not told("إنه يرفض المغادرة", "قالوا", GROUP, unnamed=True)


def test_nobody_tells_of_nobody() -> None:
    assert not tells_of_itself(tokenize("إنه سيعود"), None, "قال", spoken=False)
