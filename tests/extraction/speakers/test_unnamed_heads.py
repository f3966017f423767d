from app.domain.party import Party, PartyType
from app.extraction.reading.reading import analyse
from app.extraction.speakers.unnamed_heads import UnnamedHeads
from app.text.span import Span

# maṣdar amnī … thalāthat maṣādir … diblūmāsī: a source, three sources, a diplomat
TEXT = "قال مصدر أمني إن الحادث وقع. وقالت ثلاثة مصادر إن العدد ارتفع. وقال دبلوماسي غربي لا."


def _met(phrase: str, local_id: str, *, unnamed: bool = True) -> Party:
    start = TEXT.index(phrase)
    return Party(
        id=local_id,
        type=PartyType.PERSON,
        canonical_ar=phrase,
        canonical_en="",
        descriptive=(Span(start, start + len(phrase)),),
        unnamed=unnamed,
    )


def _ids(heads: UnnamedHeads, offset: int, noun: str) -> list[list[str]]:
    return [[party for _, party in near] for near in heads.before(offset, noun)]


def test_sources_are_found_by_their_head_behind_a_number_too() -> None:
    heads = UnnamedHeads(analyse(TEXT))
    for phrase, local_id in (("مصدر أمني", "u1"), ("ثلاثة مصادر", "u2"), ("دبلوماسي غربي", "u3")):
        heads.add(_met(phrase, local_id))
    assert _ids(heads, len(TEXT), "دبلوماسي") == [["u3"]]
    assert _ids(heads, len(TEXT), "مصادر")[0] == ["u2"]
    assert _ids(heads, len(TEXT), "وزير") == [[]]


def test_only_what_stands_before_counts_and_what_is_met_later_is_found() -> None:
    heads = UnnamedHeads(analyse(TEXT))
    heads.add(_met("دبلوماسي غربي", "u3"))
    heads.add(_met("مصدر أمني", "p1", unnamed=False))
    assert _ids(heads, 10, "دبلوماسي") == [[]]
    assert _ids(heads, len(TEXT), "مصدر")[0] == []
    heads.add(_met("مصدر أمني", "u4"))
    assert _ids(heads, len(TEXT), "مصدر")[0] == ["u4"]
