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


def _ids(heads: UnnamedHeads, offset: int, noun: str) -> set[str]:
    return {party for near in heads.before(offset, noun) for _, party in near}


def test_sources_are_found_by_their_head_behind_a_number_too() -> None:
    heads = UnnamedHeads(analyse(TEXT))
    for phrase, local_id in (("مصدر أمني", "u1"), ("ثلاثة مصادر", "u2"), ("دبلوماسي غربي", "u3")):
        heads.add(_met(phrase, local_id))
    assert _ids(heads, len(TEXT), "دبلوماسي") == {"u3"}
    assert _ids(heads, len(TEXT), "مصادر") == {"u1", "u2"}
    assert _ids(heads, len(TEXT), "وزير") == set()


def test_only_what_stands_before_counts_and_what_is_met_later_is_found() -> None:
    heads = UnnamedHeads(analyse(TEXT))
    heads.add(_met("دبلوماسي غربي", "u3"))
    heads.add(_met("مصدر أمني", "p1", unnamed=False))
    assert _ids(heads, 10, "دبلوماسي") == set()
    assert _ids(heads, len(TEXT), "مصدر") == set()
    heads.add(_met("مصدر أمني", "u4"))
    assert _ids(heads, len(TEXT), "مصدر") == {"u4"}
