from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def _types(text: str) -> list[PartyType]:
    cast, _ = find_parties(analyse(text))
    return [p.type for p in cast.parties if p.mentions]


def test_company_whose_name_a_person_bears() -> None:
    assert _types("وقاد المدرب يورغن إريكسون الفريق. وقال إريكسون إنه سعيد.") == [PartyType.PERSON]


def test_company_behind_its_class_word() -> None:
    assert _types("وقالت شركة إريكسون إنها ستبيع.") == [PartyType.ORGANISATION]


def test_outlet_that_is_told_something_by_an_arab() -> None:
    told = _types("وأبلغ مسعود سليمان رويترز أن الحقل مغلق. وأضاف سليمان أنه سيفتح.")
    assert sorted(told) == [PartyType.MEDIA, PartyType.PERSON]
