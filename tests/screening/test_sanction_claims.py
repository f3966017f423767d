from datetime import date

import pytest

from app.domain.claim import Modality
from app.domain.enforcement import Verdict
from app.screening.sanction_claims import SanctionClaim, check_claim
from app.screening.sanction_record import LoadedList, Record
from tests.screening.sanctions import claim

YES, NO = Verdict.SUPPORTED, Verdict.CONTRADICTED
UNKNOWN, OPEN = Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE
RECORD = Record()

# Each: what the claim says, in English; the claim; the verdict; the authority it is about.
STATES: list[tuple[str, SanctionClaim, Verdict, str | None]] = [
    ("his country is under UN sanctions since 2006",
     claim("تخضع بلاده لنظام عقوبات مفروضة من الأمم المتحدة منذ العام 2006 على خلفية برامجها",
           "KP", dated="2006", date_text="العام 2006"), YES, "UN"),
    ("… which led to a series of UN sanctions on Moscow",
     claim("حرب أوكرانيا التي أدت إلى فرض سلسلة عقوبات أممية على موسكو", "RU", "UA"), NO, "UN"),
    ("a promise that rests on a fact",
     claim("بلاده تدعم روسيا في حرب أوكرانيا التي أدت إلى فرض عقوبات أممية على موسكو", "KP", "RU",
           modality=Modality.PROMISED), NO, "UN"),
    ("North Korea under UN sanctions since 2009",
     claim("تخضع كوريا الشمالية لعقوبات الأمم المتحدة منذ 2009", "KP", dated="2009"), NO, "UN"),
    ("North Korea under UN sanctions since 1999",
     claim("تخضع كوريا الشمالية لعقوبات الأمم المتحدة منذ 1999", "KP", dated="1999"), NO, "UN"),
    ("Iran under UN sanctions, 2010",
     claim("تخضع إيران لعقوبات أممية", "IR", published="2010-06-19"), YES, "UN"),
    ("Iran under UN sanctions, 2019",
     claim("تخضع إيران لعقوبات أممية", "IR", published="2019-06-19"), NO, "UN"),
    ("Iran under UN sanctions, October 2025",
     claim("تخضع إيران لعقوبات أممية", "IR", published="2025-10-19"), YES, "UN"),
    ("Iran was under UN sanctions in 2012, told in 2019",
     claim("كانت إيران تخضع لعقوبات أممية عام 2012", "IR", dated="2012", published="2019-10-19"),
     YES, "UN"),
    ("the UN lifted sanctions on Iran in January 2016",
     claim("رفعت الأمم المتحدة العقوبات عن إيران في يناير 2016", "IR", dated="2016-01",
           date_text="يناير 2016", published="2016-03-01"), YES, "UN"),
    ("the UN sanctions on Iran were lifted in January 2016, the verb behind",
     claim("العقوبات الأممية على إيران رفعت في يناير 2016", "IR", dated="2016-01",
           date_text="يناير 2016", published="2016-03-01"), YES, "UN"),
    ("the UN sanctions on North Korea were lifted, the verb behind",
     claim("العقوبات الأممية على كوريا الشمالية رفعت", "KP", published="2016-03-01"), NO, "UN"),
    ("the US, then that it lifted the sanctions",
     claim("الولايات المتحدة رفع العقوبات عن سوريا", "SY", published="2024-08-01"), NO, "US"),
    ("the UN on Sudan since 2005, a year after its first measures",
     claim("يخضع السودان لعقوبات أممية منذ عام 2005", "SD", dated="2005",
           date_text="عام 2005"), OPEN, "UN"),
    ("after the publication's end of record",
     claim("تخضع إيران لعقوبات أممية", "IR", published="2031-01-01"), OPEN, "UN"),
    ("US sanctions on Syria lifted, told in August 2025",
     claim("رفع العقوبات الأميركية عن سوريا", "SY", published="2025-08-01"), YES, "US"),
    ("US sanctions on Syria lifted, told in 2024",
     claim("رفع العقوبات الأميركية عن سوريا", "SY", published="2024-08-01"), NO, "US"),
    ("UN sanctions on Libya ended",
     claim("انتهت العقوبات الأممية على ليبيا", "LY", published="2020-10-13"), NO, "UN"),
    ("Russia is not under UN sanctions",
     claim("لا تخضع روسيا لعقوبات أممية", "RU"), YES, "UN"),
    ("there are no US sanctions on Venezuela",
     claim("لا توجد عقوبات أميركية على فنزويلا", "VE", "US", published="2025-06-19"), NO, "US"),
    ("there are not any UN sanctions on Russia",
     claim("ليست هناك أي عقوبات أممية على روسيا", "RU"), YES, "UN"),
    ("Cuba, no longer under US sanctions",
     claim("لم تعد كوبا تخضع لعقوبات أميركية", "CU", "US"), NO, "US"),
    ("there is no UN sanctions regime on Russia",
     claim("ليس هناك نظام عقوبات أممي على روسيا", "RU"), YES, "UN"),
    ("the US eased its sanctions on Venezuela",
     claim("خففت الولايات المتحدة العقوبات على فنزويلا", "VE", "US", published="2025-06-19"),
     OPEN, "US"),
    ("Israel got away from UN sanctions",
     claim("أفلتت إسرائيل من العقوبات الأممية", "IL"), OPEN, None),
    ("Russia is not under European sanctions",
     claim("روسيا غير خاضعة لعقوبات أوروبية", "RU"), NO, "EU"),
    ("Tehran denied being under UN sanctions, 2019",
     claim("نفت طهران أن تكون خاضعة لعقوبات أممية", "IR", modality=Modality.DENIED,
           published="2019-06-19"), YES, "UN"),
    ("the US has not lifted the sanctions on Cuba",
     claim("لم ترفع الولايات المتحدة العقوبات عن كوبا", "CU", published="2022-06-19"), YES, "US"),
    ("the US imposed sanctions on Sudan in 1997",
     claim("فرضت الولايات المتحدة عقوبات على السودان في 1997", "SD", dated="1997",
           published="2012-06-19"), YES, "US"),
    ("European sanctions on Russia since 2014",
     claim("العقوبات الأوروبية المفروضة على روسيا منذ 2014", "RU", dated="2014"), YES, "EU"),
    ("Western sanctions on Russia", claim("العقوبات الغربية على روسيا", "RU"), YES, "US"),
    ("Britain, 2015: what the EU had imposed applied there",
     claim("فرضت بريطانيا عقوبات على روسيا", "RU", published="2015-06-19"), YES, "UK"),
    ("UN sanctions on Turkey: the record of the UN is complete",
     claim("تعاني تركيا من عقوبات أممية", "TR", published="2022-06-19"), NO, "UN"),
    ("US sanctions on Qatar: the record of the US is not",
     claim("فرضت الولايات المتحدة عقوبات على قطر", "QA", published="2017-06-19"), UNKNOWN, "US"),
    ("Canada keeps no record here",
     claim("فرضت كندا عقوبات على روسيا", "RU", published="2022-06-19"), OPEN, "ca"),
    ("Washington will impose sanctions on Iran",
     claim("الولايات المتحدة ستفرض عقوبات على إيران", "US", "IR"), OPEN, None),
    ("Washington considers sanctions on Sudan",
     claim("تدرس واشنطن فرض عقوبات على السودان", "SD"), OPEN, None),
    ("called for sanctions on Israel",
     claim("دعا إلى فرض عقوبات على إسرائيل", "IL", modality=Modality.DEMANDED), OPEN, None),
    ("further sanctions on Tehran",
     claim("روسيا والصين مترددتان بشأن فرض مزيد من العقوبات على ايران", "IR", "RU",
           published="2009-11-15"), OPEN, None),
    ("that it be lifted is demanded",
     claim("بإنهاء العقوبات على الخرطوم", "SD", modality=Modality.DEMANDED,
           published="2009-08-01"), OPEN, None),
    ("a network in the Central African Republic and China: nobody named",
     claim("فرضت عقوبات على شبكة تدعمها في أفريقيا الوسطى والصين", "CF", "CN"), OPEN, None),
    ("the penal code", claim("ألغى المجلس مادة في قانون العقوبات", "LB"), OPEN, None),
    ("the severest penalties on criminals",
     claim("إنزال أقصى العقوبات بالمجرمين", "IQ"), OPEN, None),
    ("no word of sanctions",
     claim("استخدمت روسيا حق النقض ضد تمديد ولاية الخبراء", "RU"), OPEN, None),
    ("imposed from January 2027 on, told in 2025",
     claim("العقوبات الأوروبية المفروضة على روسيا ابتداء من يناير 2027", "RU", dated="2027-01",
           date_text="يناير 2027", published="2025-10-24"), OPEN, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "verdict", "authority"), [s[1:] for s in STATES], ids=[s[0] for s in STATES]
)
def test_claims_about_states(given: SanctionClaim, verdict: Verdict, authority: str | None) -> None:
    found = check_claim(given, RECORD)
    assert (found.verdict, found.authority) == (verdict, authority), found.explanation.en
    assert found.explanation.ar
    assert found.explanation.en
    assert found.evidence[0]["kind"] == "words"


def test_the_evidence_names_the_regime_its_basis_and_its_time() -> None:
    found = check_claim(claim("تخضع كوريا الشمالية لعقوبات أممية", "KP"), RECORD)
    regime = found.evidence[1]
    assert regime["kind"] == "regime"
    assert regime["programme"] == "DPRK"
    assert regime["start"] == "2006-10-14"
    assert regime["end"] is None
    assert "1718" in regime["legal_basis"]
    assert found.since == date(2006, 10, 14)
    assert found.covers_from is not None


def test_between_two_periods_the_end_of_the_first_is_told_and_what_was_left() -> None:
    found = check_claim(claim("تخضع إيران لعقوبات أممية", "IR", published="2019-06-19"), RECORD)
    assert "2016-01-16" in found.explanation.en
    assert "2231" in found.explanation.en


def test_a_wish_names_the_word_that_shows_it() -> None:
    found = check_claim(claim("الولايات المتحدة ستفرض عقوبات على إيران", "IR"), RECORD)
    assert "ستفرض" in found.explanation.ar


def test_what_a_demand_takes_for_granted_is_checked_and_it_says_so() -> None:
    given = claim(
        "بمراجعة العقوبات التي يفرضها مجلس الأمن الدولي على بيونغ يانغ",
        "KP",
        modality=Modality.DEMANDED,
    )
    found = check_claim(given, RECORD)
    assert found.verdict is YES
    assert "a demand" in found.explanation.en


def test_a_newer_list_carries_the_record_on_and_counts_its_entries() -> None:
    loaded = LoadedList(
        list_id="un_sc",
        version="2030-12-31",
        since=date(2026, 1, 1),
        dated=date(2030, 12, 31),
        entries=2,
        excerpt=False,
        programmes={"DPRK": 155},
    )
    given = claim("تخضع كوريا الشمالية لعقوبات أممية", "KP", published="2030-12-01")
    found = check_claim(given, Record(lists=(loaded,)))
    assert found.verdict is YES
    assert found.covers_to == date(2030, 12, 31)
    counted = found.evidence[1]["designations"]
    assert counted == [{"list": "un_sc", "version": "2030-12-31", "entries": 155, "excerpt": False}]


def test_without_any_date_the_last_day_of_the_record_is_asked_and_it_says_so() -> None:
    found = check_claim(claim("العقوبات الأممية على موسكو", "RU", published=None), RECORD)
    assert found.verdict is NO
    assert "not known" in found.explanation.en


def test_of_two_statements_the_contradicted_one_is_told() -> None:
    given = claim("العقوبات الأممية المفروضة على روسيا، والعقوبات الأوروبية على روسيا", "RU")
    found = check_claim(given, RECORD)
    assert (found.verdict, found.authority) == (NO, "UN")
