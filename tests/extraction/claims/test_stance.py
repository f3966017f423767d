from dataclasses import replace

import pytest

from app.domain.claim import NARRATOR, Claim, Modality
from app.domain.party import Party, PartyType
from app.extraction.claims.concern import Scene
from app.extraction.claims.stance import Stance, stance_of
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.staging import party, span_of

TEXT = "قال لافروف إن روسيا وشويغو وكييف يستعدون."


def stance(content: str, claimant: str | None = "لافروف", *, expert: bool = False) -> Stance:
    parties = (
        party(TEXT, "لافروف", country="RU"),
        party(TEXT, "روسيا", PartyType.STATE, "RU"),
        party(TEXT, "شويغو", country="RU"),
        party(TEXT, "كييف", PartyType.STATE, "UA"),
    )
    claim = Claim(
        id="c1",
        span=span_of(TEXT, content),
        claimant=claimant,
        cue="قال",
        modality=Modality.ASSERTED,
    )
    scene = Scene(analysis=analyse(TEXT), cast=Cast(parties))
    return stance_of(scene, claim, frozenset({"لافروف"}) if expert else frozenset())


def test_ones_state_is_ones_own_and_can_be_bound() -> None:
    found = stance("روسيا وشويغو وكييف يستعدون")
    assert (found.own, found.bound) == (True, True)


def test_a_colleague_is_of_ones_side_but_not_bound() -> None:
    found = stance("شويغو")
    assert (found.own, found.bound) == (True, False)


def test_another_side_is_neither() -> None:
    found = stance("كييف يستعدون")
    assert (found.own, found.bound) == (False, False)


def test_an_expert_holds_opinions_and_no_office() -> None:
    found = stance("كييف يستعدون", expert=True)
    assert (found.opining, found.official) == (True, False)


def test_the_narrator_only_narrates() -> None:
    found = stance("كييف يستعدون", NARRATOR)
    assert (found.narrated, found.official, found.opining) == (True, False, False)


def test_a_party_type_is_no_country() -> None:
    stateless = Party(id="x", type=PartyType.GROUP, canonical_ar="", canonical_en="")
    scene = Scene(analysis=analyse(TEXT), cast=Cast((stateless,)))
    assert scene.state(stateless.country) is None


@pytest.mark.parametrize(
    ("cue", "content", "own"),
    [
        ("قال", "أنه سيزور المدينة", True),
        ("قالت", "أنه سيزور المدينة", False),
        ("قالت", "أنها ستزور المدينة", True),
        ("قال", "حزبه سيشارك", True),
        ("قال", "المدينة بخير", False),
    ],
)
def test_a_pronoun_of_the_speakers_gender_is_the_speaker(
    cue: str, content: str, *, own: bool
) -> None:
    text = f"{cue} لافروف: {content}."
    claim = Claim(
        id="c1",
        span=span_of(text, content),
        claimant="لافروف",
        cue=cue,
        modality=Modality.ASSERTED,
    )
    scene = Scene(analysis=analyse(text), cast=Cast((party(text, "لافروف", country="RU"),)))
    assert stance_of(scene, claim, frozenset()).own is own


def asked(text: str, content: str) -> bool:
    scene = Scene(analysis=analyse(text), cast=Cast(()))
    claim = Claim(
        id="c1", span=span_of(text, content), claimant=NARRATOR, modality=Modality.ASSERTED
    )
    return stance_of(scene, claim, frozenset()).asked


def test_a_question_mark_ends_or_follows_the_words() -> None:
    assert asked("قال: من يرمم السور؟", "من يرمم السور")
    assert asked("قال: «من يرمم السور؟» وخرج.", "من يرمم السور؟")
    assert not asked("قال: رمم السور. من فعل؟", "رمم السور")


def test_people_speak_of_themselves_as_they() -> None:
    text = "قال الصيادون إنهم سيعودون. وقال لافروف إنهم سيعودون."
    parties = (party(text, "الصيادون", PartyType.GROUP), party(text, "لافروف"))
    scene = Scene(analysis=analyse(text), cast=Cast(parties))
    first = span_of(text, "إنهم سيعودون")
    for name, expected in (("الصيادون", True), ("لافروف", False)):
        claim = Claim(id="c1", span=first, claimant=name, cue="قال", modality=Modality.ASSERTED)
        found = stance_of(scene, claim, frozenset())
        assert (found.itself, found.bound) == (expected, expected)


def test_a_body_whose_verb_is_masculine_speaks_of_itself_as_he() -> None:
    text = "قال الاتحاد إنه سيساعد. وقالت الوزارة إنه سيساعد."
    agency = PartyType.AGENCY
    parties = (party(text, "الاتحاد", agency), party(text, "الوزارة", agency))
    scene = Scene(analysis=analyse(text), cast=Cast(parties))
    for name, cue, expected in (("الاتحاد", "قال", True), ("الوزارة", "قالت", False)):
        claim = Claim(
            id="c1",
            span=span_of(text, "إنه سيساعد"),
            claimant=name,
            cue=cue,
            modality=Modality.ASSERTED,
        )
        assert stance_of(scene, claim, frozenset()).itself is expected


@pytest.mark.parametrize(
    ("cue", "basis", "own"),
    [("أعلن", "context", True), ("قال", "context", False), ("أعلن", "title", False)],
    ids=["announced", "only said", "his country is told"],
)
def test_who_announces_what_a_state_does_speaks_for_it(cue: str, basis: str, *, own: bool) -> None:
    text = "أعلن المستشار سالم أن اليابان ستعيد النظر."
    adviser = replace(party(text, "سالم", country="KR"), country_basis=basis)
    cast = Cast((adviser, party(text, "اليابان", PartyType.STATE, "JP")))
    claim = Claim(
        id="c1",
        span=span_of(text, "اليابان ستعيد النظر"),
        claimant="سالم",
        cue=cue,
        modality=Modality.ASSERTED,
    )
    assert stance_of(Scene(analysis=analyse(text), cast=cast), claim, frozenset()).own is own
