"""Articles for storage tests: short, with everything an article can have."""

from dataclasses import replace
from datetime import date

from app.domain.article import ArticleDraft, Precision, Zone, ZoneKind
from app.domain.attribution import NonspeechQuote, Position, Quote, QuoteKind, QuoteSubtype
from app.domain.claim import NARRATOR, UNATTRIBUTED, Claim, Modality, Topic
from app.domain.extraction import Extraction
from app.domain.party import Analyst, Party, PartyType, Place
from app.storage.records import ArticleRecord, OutletRecord, PartyRecord
from app.text.span import Span

# Putin and the Kremlin: headline; "Moscow (Mersad) - The Russian president Vladimir Putin said:
# «We will not retreat». The analyst Sami Hamdan told Reuters that Russia was under sanctions
# since 2006. It is believed that Moscow supplied arms."
TEXT = (
    "بوتين: لن نتراجع\n"
    "موسكو (مرصد) - قال الرئيس الروسي فلاديمير بوتين: «لن نتراجع». وقال المحلل سامي حمدان من "
    "«مركز الشرق» لرويترز إن روسيا خاضعة لعقوبات منذ 2006. ويعتقد أن موسكو زودت جهات بالسلاح."
)
OUTLET = OutletRecord(key="example.org", name_ar="المثال", country="QA")


def span(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


PARTIES = {
    "p1": PartyRecord(
        key="person:vladimir-putin",
        type=PartyType.PERSON,
        name_ar="فلاديمير بوتين",
        name_en="Vladimir Putin",
        country="RU",
        country_basis="title",
    ),
    "p2": PartyRecord(
        key="person:sami-hamdan", type=PartyType.PERSON, name_ar="سامي حمدان", name_en="Sami Hamdan"
    ),
    "p3": PartyRecord(
        key="state:RU",
        type=PartyType.STATE,
        name_ar="روسيا",
        name_en="Russia",
        country="RU",
        country_basis="gazetteer",
    ),
    "p4": PartyRecord(
        key="media:reuters", type=PartyType.MEDIA, name_ar="رويترز", name_en="Reuters"
    ),
}

EXTRACTION = Extraction(
    text=TEXT,
    reference_date=date(2024, 6, 19),
    zones=(
        Zone(kind=ZoneKind.HEADLINE, span=span("بوتين: لن نتراجع")),
        Zone(kind=ZoneKind.DATELINE, span=span("موسكو (مرصد) -")),
    ),
    parties=(
        Party(
            id="p1",
            type=PartyType.PERSON,
            canonical_ar="فلاديمير بوتين",
            canonical_en="Vladimir Putin",
            country="RU",
            mentions=(span("بوتين"), span("فلاديمير بوتين")),
            descriptive=(span("الرئيس الروسي"),),
        ),
        Party(
            id="p2",
            type=PartyType.PERSON,
            canonical_ar="سامي حمدان",
            canonical_en="Sami Hamdan",
            mentions=(span("سامي حمدان"),),
        ),
        Party(
            id="p3",
            type=PartyType.STATE,
            canonical_ar="روسيا",
            canonical_en="Russia",
            country="RU",
            mentions=(span("روسيا"), span("موسكو", nth=1)),
            metonym=(span("موسكو", nth=1),),
        ),
        Party(
            id="p4",
            type=PartyType.MEDIA,
            canonical_ar="رويترز",
            canonical_en="Reuters",
            mentions=(span("رويترز"),),
        ),
    ),
    places=(Place(span=span("موسكو"), country="RU"),),
    quotes=(
        Quote(
            id="q1",
            span=span("لن نتراجع", nth=1),
            kind=QuoteKind.DIRECT,
            subtype=QuoteSubtype.FULL,
            speaker="p1",
            cue="قال",
            cue_span=span("قال"),
            position=Position.CUE_SPEAKER_CONTENT,
            rule="cue-speaker-marks",
            confidence=0.9,
        ),
        Quote(
            id="q2",
            span=span("روسيا خاضعة لعقوبات منذ 2006"),
            kind=QuoteKind.INDIRECT,
            subtype=QuoteSubtype.PURE,
            speaker="p2",
            via=("p4",),
            cue="قال",
            confidence=0.5,
        ),
    ),
    nonspeech_quotes=(NonspeechQuote(span=span("مركز الشرق"), why="name"),),
    claims=(
        Claim(
            id="c1",
            span=span("لن نتراجع", nth=1),
            claimant="p1",
            modality=Modality.PROMISED,
            about=("p3",),
            countries=("RU",),
            quotes=("q1",),
        ),
        Claim(
            id="c2",
            span=span("روسيا خاضعة لعقوبات منذ 2006"),
            claimant="p2",
            modality=Modality.ASSERTED,
            chain=("p4", "p2"),
            about=("p3",),
            countries=("RU",),
            topic=Topic.SANCTIONS,
            date="2006",
            date_text="منذ 2006",
            quotes=("q2",),
        ),
        Claim(
            id="c3",
            span=span("موسكو زودت جهات بالسلاح"),
            claimant=NARRATOR,
            modality=Modality.ASSERTED,
            chain=(UNATTRIBUTED,),
            about=("p3",),
            countries=("RU", "UA"),
            topic=Topic.ARMS_SUPPLY,
        ),
    ),
    analysts=(
        Analyst(
            party="p2",
            title="المحلل",
            affiliation="مركز الشرق",
            told_to="p4",
            countries=("QA",),
            intro=span("المحلل سامي حمدان من «مركز الشرق»"),
        ),
    ),
    dateline_country="RU",
    extractor="test-1",
)

DRAFT = ArticleDraft(
    text=TEXT,
    title="بوتين: لن نتراجع",
    url="https://example.org/a",
    outlet="المثال",
    published_on=date(2024, 6, 19),
    precision=Precision.DAY,
)

ARTICLE = ArticleRecord(draft=DRAFT, extraction=EXTRACTION, parties=PARTIES, outlet=OUTLET)


def at(url: str | None, record: ArticleRecord = ARTICLE) -> ArticleRecord:
    """The same article at another URL."""
    return replace(record, draft=replace(record.draft, url=url))


def with_text(text: str, record: ArticleRecord = ARTICLE) -> ArticleRecord:
    """The same article with another text that has one party and nothing else."""
    extraction = Extraction(
        text=text,
        extractor="test-1",
        parties=(
            Party(
                id="p1",
                type=PartyType.PERSON,
                canonical_ar="بوتين",
                canonical_en="Putin",
                mentions=(span("بوتين", text),),
            ),
        ),
    )
    return replace(
        record,
        draft=replace(record.draft, text=text),
        extraction=extraction,
        parties={"p1": PARTIES["p1"]},
    )
