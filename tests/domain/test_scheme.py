import json
from datetime import date

from app.domain.article import Zone, ZoneKind
from app.domain.attribution import (
    NonspeechQuote,
    Position,
    Quote,
    QuoteKind,
    QuoteSubtype,
    SpeakerRef,
)
from app.domain.claim import Claim, Modality, Topic
from app.domain.extraction import Extraction
from app.domain.party import Analyst, Party, PartyType, Place
from app.domain.scheme import from_scheme, to_scheme
from app.text.span import Span

TEXT = "موسكو: قال بوتين «نعم»"  # Mūskū: qāla Būtīn «naʿam»: 'Moscow: Putin said "yes"'
WHOLE = Extraction(
    text=TEXT,
    reference_date=date(2024, 6, 19),
    zones=(Zone(kind=ZoneKind.DATELINE, span=Span(0, 6)),),
    parties=(
        Party(
            id="p1",
            type=PartyType.PERSON,
            canonical_ar="فلاديمير بوتين",
            canonical_en="Vladimir Putin",
            country="RU",
            mentions=(Span(11, 16),),
            descriptive=(Span(0, 5),),
            wikidata="Q7747",
        ),
        Party(
            id="p2",
            type=PartyType.GROUP,
            canonical_ar="حلفاء",
            canonical_en="allies",
            unnamed=True,
        ),
    ),
    places=(Place(span=Span(0, 5), country="RU"),),
    quotes=(
        Quote(
            id="q1",
            span=Span(18, 21),
            kind=QuoteKind.DIRECT,
            subtype=QuoteSubtype.FULL,
            speaker="p1",
            co_speakers=("p2",),
            cue="قال",
            cue_span=Span(7, 10),
            speaker_ref=SpeakerRef.NAMED,
            position=Position.CUE_SPEAKER_CONTENT,
            via=("p2",),
        ),
    ),
    nonspeech_quotes=(NonspeechQuote(span=Span(18, 21), why="name"),),
    claims=(
        Claim(
            id="c1",
            span=Span(18, 21),
            claimant="p1",
            modality=Modality.ASSERTED,
            co_claimants=("p2",),
            chain=("p2", "p1"),
            cue="قال",
            about=("p1",),
            countries=("RU",),
            topic=Topic.DIPLOMACY,
            date="2024-06-19",
            date_text="اليوم",
            quotes=("q1",),
        ),
    ),
    analysts=(
        Analyst(
            party="p1",
            title="أستاذ",
            affiliation="جامعة أوسلو",
            countries=("NO",),
            intro=Span(7, 16),
        ),
    ),
)


def test_an_extraction_survives_its_json_form() -> None:
    document = json.loads(json.dumps(to_scheme(WHOLE, "a1"), ensure_ascii=False))
    assert from_scheme(document, TEXT) == WHOLE


def test_the_document_names_the_text_it_speaks_of() -> None:
    document = to_scheme(WHOLE, "a1")
    assert document["text_len"] == len(TEXT)
    assert len(document["text_sha256"]) == 64


def test_unnamed_and_wikidata_appear_only_when_they_say_something() -> None:
    named, unnamed = to_scheme(WHOLE, "a1")["parties"]
    assert "unnamed" not in named
    assert "wikidata" not in unnamed
    assert unnamed["unnamed"] is True
