"""Small articles whose figures can be counted by hand."""

from dataclasses import replace

import pytest

from app.domain.article import Zone, ZoneKind
from app.domain.attribution import NonspeechQuote, Quote, QuoteKind, QuoteSubtype, SpeakerRef
from app.domain.claim import Claim, Modality
from app.domain.extraction import Extraction
from app.domain.party import Analyst, Party, PartyType
from app.errors import InputError
from app.evaluation.measures import Counts, Measure, Share
from app.evaluation.scores import Pairing, score_documents
from app.text.span import Span

# qāla Būtīn inna l-bilād qawiyya · wa-aḍāfa: «sanuqātil»
TEXT = "عنوان بوتين\nقال بوتين إن البلاد قوية. وأضاف: «سنقاتل». «خليجيون»"


def _span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


PUTIN = Party(
    id="putin",
    type=PartyType.PERSON,
    canonical_ar="بوتين",
    canonical_en="Putin",
    country="RU",
    mentions=(_span("بوتين"), _span("بوتين", 1)),
)
INDIRECT = Quote(
    id="q1",
    span=_span("البلاد قوية"),
    kind=QuoteKind.INDIRECT,
    subtype=QuoteSubtype.PURE,
    speaker="putin",
    cue="قال",
    speaker_ref=SpeakerRef.NAMED,
)
DIRECT = Quote(
    id="q2",
    span=_span("سنقاتل"),
    kind=QuoteKind.DIRECT,
    subtype=QuoteSubtype.FULL,
    speaker="putin",
    cue="أضاف",
    speaker_ref=SpeakerRef.IMPLICIT,
)
CLAIM = Claim(
    id="c1",
    span=_span("البلاد قوية"),
    claimant="putin",
    modality=Modality.ASSESSED,
    about=("putin",),
    countries=("RU",),
    date="2024",
)
GOLD = Extraction(
    text=TEXT,
    zones=(Zone(kind=ZoneKind.HEADLINE, span=Span(0, TEXT.index("\n"))),),
    parties=(PUTIN,),
    quotes=(INDIRECT, DIRECT),
    nonspeech_quotes=(NonspeechQuote(span=_span("خليجيون"), why="outlet"),),
    claims=(CLAIM,),
    analysts=(Analyst(party="putin", title="الأستاذ", affiliation="جامعة موسكو"),),
)


def _measures(answer: Extraction | None) -> dict[str, Measure]:
    return score_documents([Pairing(id="a1", gold=GOLD, answer=answer)]).measures


def test_the_annotation_itself_is_without_fault() -> None:
    for name, measure in _measures(GOLD).items():
        if isinstance(measure, Counts):
            assert (measure.false_positives, measure.false_negatives) == (0, 0), name
        else:
            assert measure.right == measure.total, name


def test_an_empty_extraction_finds_nothing_and_invents_nothing() -> None:
    measures = _measures(None)
    assert measures["quote all overlap>=.5"] == Counts(0, 0, 2)
    assert measures["party (named)"] == Counts(0, 0, 1)
    assert measures["scare/name quotes correctly rejected"] == Share(1, 1)


def test_a_wrong_speaker_spoils_quote_and_speaker_but_not_the_quote() -> None:
    measures = _measures(replace(GOLD, quotes=(INDIRECT, replace(DIRECT, speaker=None))))
    assert measures["quote direct overlap>=.5"] == Counts(1, 0, 0)
    assert measures["quote+speaker direct"] == Counts(0, 1, 1)
    assert measures["speaker accuracy [implicit]"] == Share(0, 1)


def test_a_co_speaker_is_a_right_speaker() -> None:
    gold = replace(GOLD, quotes=(replace(DIRECT, speaker=None, co_speakers=("putin",)),))
    scores = score_documents([Pairing(id="a1", gold=gold, answer=GOLD)])
    assert scores.measures["quote+speaker direct"] == Counts(1, 0, 0)


def test_a_quote_of_the_other_kind_is_another_quote() -> None:
    measures = _measures(replace(GOLD, quotes=(replace(DIRECT, kind=QuoteKind.INDIRECT),)))
    assert measures["quote all overlap>=.5"] == Counts(0, 1, 2)


def test_an_unmatched_quote_in_the_headline_is_not_counted() -> None:
    extra = replace(DIRECT, id="q3", span=Span(0, 5))
    assert _measures(replace(GOLD, quotes=(*GOLD.quotes, extra))) == _measures(GOLD)


def test_a_name_in_marks_taken_for_speech_is_not_rejected() -> None:
    extra = replace(DIRECT, id="q3", span=_span("خليجيون"))
    measures = _measures(replace(GOLD, quotes=(*GOLD.quotes, extra)))
    assert measures["scare/name quotes correctly rejected"] == Share(0, 1)
    assert measures["quote direct overlap>=.5"] == Counts(1, 1, 0)


def test_a_date_that_is_wrong_is_both_false_and_missed() -> None:
    measures = _measures(replace(GOLD, claims=(replace(CLAIM, date="2023"),)))
    assert measures["claim date (matched)"] == Counts(0, 1, 1)


def test_mistakes_name_the_words_that_were_missed() -> None:
    scores = score_documents([Pairing(id="a1", gold=GOLD, answer=replace(GOLD, quotes=(DIRECT,)))])
    assert [(m.kind, m.text) for m in scores.mistakes] == [("MISS quote", "البلاد قوية")]


@pytest.mark.parametrize(
    ("case", "affiliation", "right"),
    [
        ("Moscow University", "جامعة موسكو", 1),
        ("in Russia too: one name holds the other", "جامعة موسكو في روسيا", 1),
        ("Oslo University", "جامعة أوسلو", 0),
        ("none", None, 0),
    ],
)
def test_an_affiliation_is_right_when_one_name_holds_the_other(
    case: str, affiliation: str | None, right: int
) -> None:
    analyst = Analyst(party="putin", title="أستاذ", affiliation=affiliation)
    measures = _measures(replace(GOLD, analysts=(analyst,)))
    assert measures["analyst"] == Counts(1, 0, 0), case
    assert measures["analyst+affiliation"] == Counts(right, 1 - right, 1 - right), case


def test_halves_part_the_articles_by_the_number_in_their_id() -> None:
    pairs = [Pairing(id=name, gold=GOLD, answer=GOLD) for name in ("g02", "g03", "g05", "seed")]
    scores = score_documents(pairs)
    assert [d.id for d in scores.half(odd=False).documents] == ["g02"]
    assert [d.id for d in scores.half(odd=True).documents] == ["g03", "g05"]


def test_an_extraction_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="a1"):
        _measures(replace(GOLD, text=TEXT + " "))
