"""Claims on staged articles: who answers, what is said of whom, when."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.attribution import Quote, QuoteKind, QuoteSubtype
from app.domain.claim import NARRATOR, Claim, Topic
from app.domain.party import Party, PartyType, Place
from app.extraction.claims.analysts import find_analysts
from app.extraction.claims.claims import find_claims
from app.extraction.claims.concern import Scene
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.staging import party, quote, span_of

STATE, AGENCY = PartyType.STATE, PartyType.AGENCY
WEDNESDAY = date(2024, 6, 19)


def claims(
    text: str, parties: list[Party], quotes: list[Quote], places: tuple[Place, ...] = ()
) -> tuple[Claim, ...]:
    scene = Scene(analysis=analyse(text), cast=Cast(tuple(parties)), places=places)
    analysts = find_analysts(scene.analysis, scene.cast, tuple(quotes))
    return find_claims(scene, tuple(quotes), analysts, WEDNESDAY)


def test_the_largest_quote_is_the_claim_and_its_parts_carry_it() -> None:
    text = "وشدد بوتين على أن روسيا لن تتسامح مع «ابتزاز» الغرب."
    whole = quote(
        text, "روسيا لن تتسامح مع «ابتزاز» الغرب", "بوتين", "شدد", subtype=QuoteSubtype.MIXED
    )
    part = quote(
        text,
        "ابتزاز",
        "بوتين",
        "شدد",
        kind=QuoteKind.DIRECT,
        subtype=QuoteSubtype.PARTIAL,
        within=whole.id,
    )
    parties = [party(text, "بوتين", country="RU"), party(text, "روسيا", STATE, "RU")]
    (claim,) = claims(text, parties, [whole, part])
    assert claim.span == whole.span
    assert claim.quotes == (whole.id, part.id)
    assert (claim.id, claim.claimant, claim.chain) == ("c1", "بوتين", ("بوتين",))
    assert claim.modality.value == "promised"


def test_the_accused_before_the_content_is_what_the_claim_is_about() -> None:
    text = "واتهمت كييف موسكو بقصف المدينة ليلا."
    parties = [party(text, "كييف", STATE, "UA"), party(text, "موسكو", STATE, "RU")]
    (claim,) = claims(text, parties, [quote(text, "بقصف المدينة ليلا", "كييف", "اتهمت")])
    assert claim.modality.value == "accused"
    assert claim.about == ("موسكو",)
    assert set(claim.countries) == {"RU", "UA"}
    assert claim.topic is Topic.CONFLICT


def test_ones_country_points_at_its_state() -> None:
    text = "روسيا دولة كبيرة. وأكد بوتين أن بلاده مستعدة للتعاون معهم."
    parties = [party(text, "روسيا", STATE, "RU"), party(text, "بوتين", country="RU")]
    found = claims(text, parties, [quote(text, "بلاده مستعدة للتعاون معهم", "بوتين", "أكد")])
    assert [c.about for c in found if c.claimant == "بوتين"] == [("روسيا",)]


def test_an_adjective_of_origin_and_a_place_tell_of_a_country() -> None:
    text = "وقال الخبير إن الجيش التركي عبر إلى الموصل أمس."
    place = Place(span=span_of(text, "الموصل"), country="IQ")
    content = "الجيش التركي عبر إلى الموصل أمس"
    (claim,) = claims(text, [], [quote(text, content, None, "قال")], (place,))
    assert claim.countries == ("TR", "IQ")
    assert (claim.date, claim.date_text) == ("2024-06-18", "أمس")


def test_an_adjective_beside_a_name_of_that_state_adds_nobody() -> None:
    text = "تركيا دولة كبيرة. وقال الخبير إن الرئيس التركي أردوغان سافر والجيش اليوناني تحرك."
    parties = [
        party(text, "تركيا", STATE, "TR"),
        party(text, "أردوغان", country="TR"),
    ]
    content = "الرئيس التركي أردوغان سافر والجيش اليوناني تحرك"
    found = claims(text, parties, [quote(text, content, None, "قال")])
    assert [claim.about for claim in found if claim.quotes] == [("أردوغان",)]


def test_a_claim_that_names_nobody_is_about_the_first_two_parties_before() -> None:
    text = "قال الخبير إن أردوغان زار كييف وموسكو. وأضاف أن الرحلة طالت."
    parties = [
        party(text, "أردوغان", country="TR"),
        party(text, "كييف", STATE, "UA"),
        party(text, "موسكو", STATE, "RU"),
    ]
    quotes = [
        quote(text, "أردوغان زار كييف وموسكو", None, "قال"),
        quote(text, "الرحلة طالت", None, "أضاف"),
    ]
    found = claims(text, parties, quotes)
    everyone = ("أردوغان", "كييف", "موسكو")
    assert [claim.about for claim in found] == [everyone, everyone[:2]]


def test_what_was_done_by_speaking_has_the_day_of_speaking() -> None:
    text = "وجدد الرئيس الاثنين التزامه بإغلاق السجن. وقال أمس إن السجن يضر بالبلاد."
    quotes = [
        quote(text, "التزامه بإغلاق السجن", None, "جدد"),
        quote(text, "السجن يضر بالبلاد", None, "قال"),
    ]
    assert [claim.date for claim in claims(text, [], quotes)] == ["2024-06-17", None]


def test_what_is_only_affirmed_keeps_its_own_day() -> None:
    text = "أكد المتحدث الاثنين وفاة الوزير. تفاصيل ثلاثة هجمات أمس، ونبه لاحتمالات وقوع غيرها."
    quotes = [
        quote(text, "وفاة الوزير", None, "أكد"),
        quote(text, "لاحتمالات وقوع غيرها", None, "نبه"),
    ]
    attributed = [claim for claim in claims(text, [], quotes) if claim.quotes]
    assert [claim.date for claim in attributed] == [None, None]


def test_impersonal_sourcing_is_the_narrators_and_unattributed() -> None:
    text = "ويُقدَّر عدد الجنود الروس بعشرات الآلاف."
    (claim,) = claims(text, [], [quote(text, "عدد الجنود الروس بعشرات الآلاف", None, "يُقدَّر")])
    assert (claim.claimant, claim.chain) == (NARRATOR, ("unattributed",))


def test_a_claim_without_parties_takes_those_of_the_claim_before() -> None:
    text = "وقال بوتين إن كييف ترفض السلام دائما. وأضاف أن الطريق ما زال طويلا."
    parties = [party(text, "بوتين", country="RU"), party(text, "كييف", STATE, "UA")]
    quotes = [
        quote(text, "كييف ترفض السلام دائما", "بوتين", "قال"),
        quote(text, "الطريق ما زال طويلا", "بوتين", "أضاف"),
    ]
    assert [claim.about for claim in claims(text, parties, quotes)] == [("كييف",), ("كييف",)]


@pytest.mark.parametrize(
    ("verb", "modality"), [("أدانت", "condemned"), ("نددت", "condemned"), ("رحبت", "praised")]
)
def test_an_evaluative_verb_is_a_claim_without_a_quote(verb: str, modality: str) -> None:
    text = f"و{verb} فرنسا بالهجوم الكبير على السفارة الألمانية."
    (claim,) = claims(text, [party(text, "فرنسا", STATE, "FR")], [])
    assert (claim.claimant, claim.modality.value, claim.quotes) == ("فرنسا", modality, ())
    assert claim.span.of(text) == "بالهجوم الكبير على السفارة الألمانية"
    assert "DE" in claim.countries


def test_body_text_of_its_own_is_the_narrators() -> None:
    text = "وقصفت روسيا المدينة أمس بعشرات الصواريخ. وكان الجو صحوا في ذلك النهار."
    (claim,) = claims(text, [party(text, "روسيا", STATE, "RU")], [])
    assert claim.claimant == NARRATOR
    assert claim.span.of(text) == "قصفت روسيا المدينة أمس بعشرات الصواريخ"
    assert claim.date == "2024-06-18"


def test_the_bare_report_of_speech_is_no_claim() -> None:
    text = "وقال بوتين في مؤتمر صحفي مشترك إن المعاهدة ثورية فعلا."
    parties = [party(text, "بوتين", country="RU")]
    found = claims(text, parties, [quote(text, "المعاهدة ثورية فعلا", "بوتين", "قال")])
    assert [claim.claimant for claim in found] == ["بوتين"]


def test_a_quote_within_an_evaluation_reaches_to_the_end_of_its_phrase() -> None:
    text = "وندد كارتر بـ«الأنشطة المؤذية» لإيران في المنطقة، وغادر."
    said = quote(
        text, "الأنشطة المؤذية", "كارتر", "ندد", kind=QuoteKind.DIRECT, subtype=QuoteSubtype.PARTIAL
    )
    parties = [party(text, "كارتر", country="US"), party(text, "إيران", STATE, "IR")]
    (claim,) = claims(text, parties, [said])
    assert claim.span.of(text) == "الأنشطة المؤذية» لإيران في المنطقة"
    assert claim.about == ("إيران",)


@pytest.mark.parametrize("text", ["", "plain Latin text", "\ud800 قال \udfff"])
def test_texts_without_claims_are_endured(text: str) -> None:
    assert claims(text, [], []) == ()


def test_a_dual_points_at_the_two_named_last() -> None:
    text = "زار وفد من روسيا كوريا الشمالية أمس. وقال كيم إن البلدين حليفان دائما."
    parties = [
        party(text, "روسيا", STATE, "RU"),
        party(text, "كوريا الشمالية", STATE, "KP"),
        party(text, "كيم", country="KP"),
    ]
    found = claims(text, parties, [quote(text, "البلدين حليفان دائما", "كيم", "قال")])
    (said,) = [claim for claim in found if claim.claimant == "كيم"]
    assert set(said.about) == {"روسيا", "كوريا الشمالية"}
    assert set(said.countries) == {"RU", "KP"}


def test_a_source_phrase_is_no_statement() -> None:
    text = "وقال بوتين إن المعاهدة ثورية فعلا، وفق ما ذكرت وكالات أنباء روسية كثيرة."
    parties = [party(text, "بوتين", country="RU"), party(text, "وكالات أنباء روسية")]
    found = claims(text, parties, [quote(text, "المعاهدة ثورية فعلا", "بوتين", "قال")])
    assert [claim.claimant for claim in found] == ["بوتين"]


def test_deeds_in_two_sentences_of_the_narrator_are_two_claims() -> None:
    text = "قررت روسيا سحب قواتها من المنطقة. ولا تعترف اليابان بضم الجزر."
    parties = [party(text, "روسيا", STATE, "RU"), party(text, "اليابان", STATE, "JP")]
    assert [claim.about for claim in claims(text, parties, [])] == [("روسيا",), ("اليابان",)]


def test_confidence_is_a_probability() -> None:
    text = "وقال بوتين إن المعاهدة ثورية فعلا."
    parties = [party(text, "بوتين", country="RU")]
    found = claims(text, parties, [quote(text, "المعاهدة ثورية فعلا", "بوتين", "قال")])
    assert [0 < claim.confidence < 1 for claim in found] == [True]


def test_a_content_with_two_cues_is_one_claim_with_the_stronger_stance() -> None:
    text = "وتعهد بوتين وقال إن روسيا باقية في المنطقة."
    parties = [party(text, "بوتين", country="RU"), party(text, "روسيا", STATE, "RU")]
    content = "روسيا باقية في المنطقة"
    said = quote(text, content, "بوتين", "قال")
    pledged = replace(quote(text, content, "بوتين", "تعهد"), id="pledged")
    (claim,) = claims(text, parties, [said, pledged])
    assert claim.modality.value == "promised"
    assert set(claim.quotes) == {said.id, "pledged"}
