import pytest

from app.domain.article import ZoneKind
from app.extraction.pipeline import extract
from app.extraction.reading.reading import analyse
from app.extraction.speech.cues import find_cues
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import Cue, CueKind, Frame, cue_objects, cues
from app.text.fold import fold
from tests.extraction.attributing import told


def found(text: str) -> list[tuple[str, CueKind]]:
    return [(h.span.of(text), h.kind) for h in find_cues(analyse(text))]


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("conjunction left out (and she added)", "وأضافت أن", [("أضافت", CueKind.PAST)]),
        ("present", "يقول خبراء إن", [("يقول", CueKind.PRESENT)]),
        ("participle after a pause", "غادر، مؤكدا أن", [("مؤكدا", CueKind.PARTICIPLE)]),
        ("noun after a preposition", "رغم تأكيد كيم أن", [("تأكيد", CueKind.MASDAR)]),
        ("source phrase", "انتهى، بحسب كيم.", [("بحسب", CueKind.PAST)]),
        ("source phrase with a verb", "انتهى، حسبما ذكرت الوكالة.", [("حسبما ذكرت", CueKind.PAST)]),
        ("source phrase with ل", "انتهى وفقا لمسؤول.", [("وفقا", CueKind.PAST)]),
        ("passive is marked by damma", "نُقل عن كيم", [("نُقل", CueKind.PAST)]),
    ],
)
def test_cue_is_found_in_its_reading(
    id_: str, text: str, expected: list[tuple[str, CueKind]]
) -> None:
    assert found(text) == expected, id_


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("I believe", "أعتقد أن الأمر انتهى"),
        ("not yet", "يريد أن يعلن القرار"),
        ("verb after a preposition is a noun", "في قال"),
        ("usually", "عادة ما يكون"),
        ("adjective", "عقوبات مشددة"),
        ("reminder", "يذكر أن الأمر انتهى"),
        ("negated", "لم تكشف موسكو"),
        ("worth noting", "وجدير بالإشارة أن الأمر انتهى"),
        ("got to see", "العريضة، التي اطلعت الصحيفة على مضامينها، أن"),
    ],
)
def test_homographs_are_no_cues(id_: str, text: str) -> None:
    assert found(text) == [], id_


def test_the_time_when_is_no_relative_clause() -> None:
    (hit,) = find_cues(analyse("في الوقت الذي حذر فيه من الحرب"))
    assert not hit.relative


def test_cues_in_boilerplate_are_passed_over() -> None:
    analysis = analyse("اقرأ المزيد\nقال كيم نعم")
    assert analysis.zones[0].kind is ZoneKind.BOILERPLATE
    assert find_cues(analysis) == ()


def sentence_with(cue: Cue) -> str | None:
    """A sentence that the cue's first strong frame allows, its subject بوتين."""
    verb = cue.lemma
    if Frame.CLAUSE in cue.frames:
        accused = "خصومه بأن" if Frame.OBJECT in cue.frames else "أن"
        return f"ثم {verb} بوتين {accused} الأمر انتهى."
    if Frame.COLON in cue.frames or Frame.SPEECH in cue.frames:
        return f"ثم {verb} بوتين: «انتهى هذا الأمر تماما»."
    if Frame.MARKED in cue.frames:
        preposition = cue.prepositions[0] if cue.prepositions else ""
        joined = preposition if len(preposition) == 1 else preposition + " "
        return f"ثم {verb} بوتين الأمر {joined}«المنتهي تماما»."
    if Frame.NOUN in cue.frames:
        return f"ثم {verb} بوتين توقيع الاتفاق."
    if Frame.PREPOSITION in cue.frames:
        joined = cue.prepositions[0] if len(cue.prepositions[0]) == 1 else f"{cue.prepositions[0]} "
        return f"ثم {verb} بوتين {joined}توقيع الاتفاق."
    return None


@pytest.mark.parametrize("cue", cues(), ids=lambda c: f"{c.lemma} {c.gloss}")
def test_every_cue_reports_in_a_sentence_of_its_frame(cue: Cue) -> None:
    text = sentence_with(cue)
    if fold(cue.lemma) in clause_words().adjacent_cues:
        text = f"لكن بوتين {cue.lemma} أن الأمر انتهى."
    if fold(cue.lemma) in clause_words().text_verbs:
        text = f"{cue.lemma} في بيان بوتين أن الأمر انتهى."
    if cue_objects("only").get(fold(cue.lemma)):
        text = f"ثم {cue.lemma} بوتين خصومه مسؤولية الهجوم."
    if text is None:
        assert cue.frames <= {Frame.RELAY}
        return
    party = "agency" if fold(cue.lemma) in clause_words().text_verbs else "person"
    assert [line.split(" | ")[1] for line in told(text, f"{party}: بوتين")] == ["بوتين"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قادة دول حلف شمال الأطلسي مجتمعون", (), id="alliance"),
        pytest.param("لكنه حلف أن الأمر انتهى", ("حلف",), id="swore"),
        pytest.param("غادر دون تقديم استقالته", (), id="without"),
        pytest.param("أمور تحدث على الأرض", (), id="happens"),
        pytest.param("تحدث الوزير عن الأمر", ("تحدث",), id="spoke"),
        pytest.param("جاء في تقرير أن الأمر انتهى", ("جاء",), id="is stated in a report"),
        pytest.param("جاء القرار في وقت متأخر", (), id="came"),
        pytest.param("ومن جهته سجل سالم أن الأمر انتهى", ("سجل",), id="noted, for his part"),
        pytest.param(
            "وفي سياق متصل، أبرز سالم، رئيس الجمعية، أن الأمر انتهى",
            ("أبرز",),
            id="stressed, its subject's title between commas",
        ),
        pytest.param("وهذا أبرز لاعب، رغم إصابته، في الفريق", (), id="the most prominent"),
        pytest.param("وعلى صعيد آخر قالت الوزارة إن الأمر انتهى", ("قالت",), id="other"),
        pytest.param("زاد العدد مما يؤكد نجاح الأمر", (), id="which shows"),
        pytest.param("زاد العدد، وهو ما يشير إلى أن الأمر انتهى", (), id="and it is what shows"),
        pytest.param(
            "زاد العدد، وهو ما وصفته الوزارة بأنه جيد", ("وصفته",), id="and it is what they called"
        ),
        pytest.param("قلق من التقارير التي تفيد بوقوع هجوم", (), id="reports of no one's"),
        pytest.param("في آخر تصريح له", ("تصريح",), id="the last"),
        pytest.param("ختم سالم بالتأكيد على أن الأمر انتهى", ("ختم", "بالتأكيد"), id="stressing"),
        pytest.param("وهو بالتأكيد رجل صالح", (), id="certainly"),
        pytest.param("احتجوا على ما يقولون إنه ظلم", ("احتجوا", "يقولون"), id="at what they say"),
        pytest.param("ثم بيّن بوتين الأمر", ("بيّن",), id="shadda makes a verb of «between»"),
    ],
)
def test_homographs_are_cues_only_where_a_verb_can_stand(
    text: str, expected: tuple[str, ...]
) -> None:
    assert tuple(hit.span.of(text) for hit in find_cues(analyse(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال سالم إن الرجل هرب. واتُهم نديم بالتورط في السرقة.",
        "قال سالم إن الرجل هرب. واستمر الحوار في لقاء وصف بأنه تاريخي.",
    ],
)
def test_a_passive_is_no_ones(text: str) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == ["الرجل هرب"]


def test_a_feminine_participle_is_an_adjective_unless_a_clause_follows() -> None:
    text = "عقدت وزارة الصحة لقاء مشيرة إلى أن اللقاح جاهز. وفرضت عقوبات مشددة على الشركة."
    assert [hit.span.of(text) for hit in find_cues(analyse(text))] == ["مشيرة"]
