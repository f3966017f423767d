from app.domain.party import PartyType
from app.extraction.reading.found import Found, covered_tokens
from app.text.span import Span


def test_covered_are_the_tokens_of_names() -> None:
    one = Found(first=1, after=3, span=Span(5, 15), name="سامي حداد", type=PartyType.PERSON)
    assert list(covered_tokens([one], 5)) == [0, 1, 1, 0, 0]
