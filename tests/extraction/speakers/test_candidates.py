import pytest

from app.domain.party import PartyType
from app.extraction.attribution import attribute
from app.extraction.pipeline import extract
from app.extraction.speakers.candidates import NOBODY, Candidate
from app.extraction.speakers.ranking import choose
from app.extraction.speech.reports import Report
from tests.extraction.attributing import read

# qāla Kīm innahu mustaʿidd. wa-waṣalat Laylā. wa-aḍāfa anna …: Kim said he was ready. Laila
# arrived. And he added that …
TEXT = "قال كيم إنه مستعد. ووصلت ليلى إلى المدينة. وأضاف أن الأمر انتهى."
PARTIES = "person: كيم; person: ليلى"


def weighed(text: str, parties: str) -> list[tuple[Report, tuple[Candidate, ...]]]:
    """Each report of a text with its candidates."""
    seen: list[tuple[Report, tuple[Candidate, ...]]] = []

    def watching(report: Report, candidates: object) -> Candidate:
        assert isinstance(candidates, tuple)
        seen.append((report, candidates))
        return choose(report, candidates)

    attribute(*read(text, parties), watching)
    return seen


def features(candidates: tuple[Candidate, ...], speaker: str | None) -> frozenset[str]:
    return frozenset(next(c for c in candidates if c.speaker == speaker).features)


def test_the_rules_own_answer_comes_first_and_nobody_is_always_there() -> None:
    for report, candidates in weighed(TEXT, PARTIES):
        rule = next(f for f in candidates[0].features if f.startswith("rule:"))
        assert rule != f"not {rule}", report
        assert next(c for c in candidates if NOBODY in c.features).party is None


def test_a_subject_that_is_named_is_not_weighed() -> None:
    assert [report.hit.span.of(TEXT) for report, _ in weighed(TEXT, PARTIES)] == ["أضاف"]


def test_who_spoke_last_is_told_from_who_was_only_named_since() -> None:
    _, candidates = weighed(TEXT, PARTIES)[-1]
    assert "implicit past:last turn" in features(candidates, "كيم")
    assert "implicit past:no turn" in features(candidates, "ليلى")
    assert "implicit past:sentences 1" in features(candidates, "ليلى")


def test_no_party_counts_a_feature_twice() -> None:
    for _, candidates in weighed(TEXT, PARTIES):
        for candidate in candidates:
            assert len(set(candidate.features)) == len(candidate.features)


def test_a_state_is_no_candidate_for_a_masculine_verb() -> None:
    # qālat Rūsiyā … wa-qāla l-jaysh … wa-aḍāfa: only the army can have added
    text = "قالت روسيا إنها مستعدة. وقال الجيش إنه جاهز. وأضاف أن الأمر انتهى."
    _, candidates = weighed(text, "state: روسيا; agency: الجيش")[-1]
    assert [c.speaker for c in candidates] == ["الجيش", None]


def test_a_description_fits_the_party_introduced_with_its_words() -> None:
    # Saʿd, wa-huwa l-khabīr al-iqtiṣādī, … al-wazīr Karīm … wa-awḍaḥa l-khabīr: the expert is Saad
    text = (
        "قال سعد، وهو الخبير الاقتصادي، إن الأسعار مرتفعة. وقال الوزير كريم إن الوضع جيد. "
        "وأوضح الخبير أن السوق هادئة."
    )
    _, candidates = weighed(text, "person: سعد; person: كريم")[-1]
    assert "noun:head fits" in features(candidates, "سعد")
    assert "noun:head does not fit" in features(candidates, "كريم")
    assert all(c.party is None or c.party.type is PartyType.PERSON for c in candidates)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "قالت ليلى حداد إن القرار صعب. وأكد المدير أن القرار سهل.",
            ["ليلى حداد", "المدير"],
            id="he is not she",
        ),
        pytest.param(
            "قالت وزيرة النقل ليلى حداد إن الجسر آمن. وقال وزير المالية إن التكلفة كبيرة.",
            ["ليلى حداد", "وزير المالية"],
            id="another minister",
        ),
        pytest.param(
            "قالت وزيرة النقل ليلى حداد إن الجسر آمن. وأضافت الوزيرة أن العمل مستمر.",
            ["ليلى حداد", "ليلى حداد"],
            id="she goes on",
        ),
        pytest.param(
            "قال وزير الدفاع الأرميني غاريك سركيسيان إن الحدود هادئة. وقال وزير الدفاع "
            "الأذربيجاني رامز علييف إن بلاده مستعدة. وأضاف الوزير الأرميني أن جيشه لن ينسحب.",
            ["غاريك سركيسيان", "رامز علييف", "غاريك سركيسيان"],
            id="whose title is told whole, though another spoke last",
        ),
        pytest.param(
            "قال رئيس الوزراء سامي حداد إن الحكومة باقية. وقال رئيس البرلمان رامي خليل إن المجلس "
            "سيصوت. وقال رئيس الوزراء إن التصويت مهم. وأوضح رئيس البرلمان أن الموعد الخميس.",
            ["سامي حداد", "رامي خليل", "سامي حداد", "رامي خليل"],
            id="heads of two bodies in turn",
        ),
    ],
)
def test_whom_a_title_alone_means(text: str, speakers: list[str]) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    assert [names.get(quote.speaker or "") for quote in found.quotes] == speakers
