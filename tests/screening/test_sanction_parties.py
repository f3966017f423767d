from dataclasses import replace
from datetime import date

from app.domain.enforcement import Verdict
from app.domain.screening import Band
from app.screening.sanction_claims import check_claim
from app.screening.sanction_record import Listing, LoadedList, Record
from tests.screening.sanctions import claim, person, state

LIST = LoadedList(
    list_id="un_sc",
    version="v1",
    since=date(2010, 1, 1),
    dated=date(2026, 2, 27),
    entries=900,
    excerpt=False,
)
# ʿAbd al-Malik al-Ḥūthī, the leader of the Houthis
HOUTHI = person("عبد الملك الحوثي", "Abdul-Malik al-Houthi", "YE", key=7)
ENTRY = Listing(
    list_id="un_sc",
    list_version="v1",
    entry_id="YEi.004",
    name="ABDULMALIK AL-HOUTHI",
    band=Band.MATCH,
    score=0.97,
    listed_on=date(2015, 4, 14),
    programmes=("Yemen",),
)
ON_LIST = Record(lists=(LIST,), listings={7: (ENTRY,)})
# the leader of the group is under UN sanctions since April 2015
SINCE = "يخضع زعيم الجماعة عبد الملك الحوثي لعقوبات أممية منذ أبريل 2015"


def test_a_listing_on_the_day_that_is_named_supports() -> None:
    found = check_claim(claim(SINCE, HOUTHI, dated="2015-04", date_text="أبريل 2015"), ON_LIST)
    assert found.verdict is Verdict.SUPPORTED
    assert found.since == date(2015, 4, 14)
    assert found.target == "id-7"
    entry = found.evidence[1]
    assert (entry["entry_id"], entry["list"], entry["version"]) == ("YEi.004", "un_sc", "v1")
    assert entry["programmes"][0]["name"]["en"].startswith("Yemen")


def test_another_day_after_since_contradicts() -> None:
    text = SINCE.replace("أبريل 2015", "2011")
    found = check_claim(claim(text, HOUTHI, dated="2011"), ON_LIST)
    assert found.verdict is Verdict.CONTRADICTED
    assert "2015-04-14" in found.explanation.en


def test_a_list_that_gives_no_day_supports_and_says_so() -> None:
    record = Record(lists=(LIST,), listings={7: (replace(ENTRY, listed_on=None),)})
    found = check_claim(claim(SINCE, HOUTHI, dated="2015-04", date_text="أبريل 2015"), record)
    assert found.verdict is Verdict.SUPPORTED
    assert "no day of listing" in found.explanation.en


def test_who_is_on_no_list_is_not_found_on_a_whole_one() -> None:
    record = Record(lists=(LIST,), listings={7: ()})
    found = check_claim(claim("يخضع عبد الملك الحوثي لعقوبات أممية", HOUTHI), record)
    assert found.verdict is Verdict.NOT_FOUND
    assert found.evidence[-1]["kind"] == "list"
    assert found.covers_to == date(2026, 2, 27)


def test_an_excerpt_says_nothing_of_who_is_not_in_it() -> None:
    record = Record(lists=(replace(LIST, excerpt=True),), listings={7: ()})
    found = check_claim(claim("يخضع عبد الملك الحوثي لعقوبات أممية", HOUTHI), record)
    assert found.verdict is Verdict.NOT_CHECKABLE
    assert "excerpts" in found.explanation.en


def test_before_the_list_is_covered_absence_says_nothing() -> None:
    record = Record(lists=(LIST,), listings={7: ()})
    given = claim("يخضع عبد الملك الحوثي لعقوبات أممية", HOUTHI, published="2009-01-01")
    assert check_claim(given, record).verdict is Verdict.NOT_CHECKABLE


def test_a_resembling_name_is_shown_and_does_not_support() -> None:
    record = Record(lists=(LIST,), listings={7: (replace(ENTRY, band=Band.POSSIBLE),)})
    found = check_claim(claim("يخضع عبد الملك الحوثي لعقوبات أممية", HOUTHI), record)
    assert found.verdict is Verdict.NOT_FOUND
    assert found.evidence[1]["band"] == "possible"


def test_without_a_list_of_the_authority_or_a_screening_nothing_is_said() -> None:
    given = claim("يخضع عبد الملك الحوثي لعقوبات أممية", HOUTHI)
    for record, reason in ((Record(), "No list"), (Record(lists=(LIST,)), "not been looked for")):
        found = check_claim(given, record)
        assert found.verdict is Verdict.NOT_CHECKABLE
        assert reason in found.explanation.en


def test_the_claimant_is_who_imposes_where_nobody_else_is_named() -> None:
    # "that it imposed sanctions on Mohamed Hamdan Dagalo", said by Washington
    dagalo = person("محمد حمدان دقلو", "Mohamed Hamdan Dagalo", "SD", key=3)
    sdn = replace(ENTRY, list_id="us_ofac_sdn", listed_on=None, programmes=())
    us = replace(LIST, list_id="us_ofac_sdn")
    record = Record(lists=(us,), listings={3: (sdn,)})
    text = "في السودان، وفرضت عقوبات على قائدها محمد حمدان دقلو"
    found = check_claim(claim(text, "SD", dagalo, claimant=state("US")), record)
    assert (found.verdict, found.authority) == (Verdict.SUPPORTED, "US")


def test_a_title_with_an_origin_leaves_the_person_the_target() -> None:
    # "the EU listed the Russian foreign minister Sergey Lavrov"
    lavrov = person("سيرغي لافروف", "Sergey Lavrov", "RU", key=4)
    eu = replace(LIST, list_id="eu_journal")
    entry = replace(ENTRY, list_id="eu_journal", listed_on=date(2022, 2, 25), programmes=("UKR",))
    record = Record(lists=(eu,), listings={4: (entry,)})
    text = "أدرج الاتحاد الأوروبي وزير الخارجية الروسي سيرغي لافروف على قائمته في 25 فبراير 2022"
    given = claim(
        text, lavrov, dated="2022-02-25", date_text="25 فبراير 2022", published="2023-01-27"
    )
    found = check_claim(given, record)
    assert (found.verdict, found.authority, found.target) == (Verdict.SUPPORTED, "EU", "id-4")


def test_removal_from_a_list_is_supported_by_absence_and_contradicted_by_an_entry() -> None:
    # "the Security Council struck Abdul-Malik al-Houthi off the sanctions list"
    text = "شطب مجلس الأمن عبد الملك الحوثي من قائمة العقوبات"
    assert check_claim(claim(text, HOUTHI), ON_LIST).verdict is Verdict.CONTRADICTED
    gone = Record(lists=(LIST,), listings={7: ()})
    assert check_claim(claim(text, HOUTHI), gone).verdict is Verdict.SUPPORTED
