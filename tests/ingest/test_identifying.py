from app.domain.ids import ArticleId
from app.extraction.pipeline import extract
from app.ingest.identifying import identify
from app.storage.records import PartyRecord

HERE, THERE = ArticleId(11), ArticleId(12)


def parties(text: str, article: ArticleId = HERE) -> dict[str, PartyRecord]:
    """The records of an article by their Arabic names."""
    extraction = extract(text)
    records = identify(extraction, article, None)
    return {p.canonical_ar: records[p.id] for p in extraction.parties}


def test_the_title_is_in_the_key_of_a_person() -> None:
    # qāla wazīr ad-difāʿ al-kuruwātī Mārkū Stīfānītsh …: the Croatian minister of defence said
    found = parties("قال وزير الدفاع الكرواتي ماركو ستيفانيتش إن المحادثات ستستمر.")
    assert found["ماركو ستيفانيتش"].key == "person:ماركو ستيفانيتش:HR:public"


def test_a_ministry_is_that_of_the_country_the_article_is_about() -> None:
    # the Tunisian president said in Tunis that the ministry of the interior had arrested three
    text = "قال الرئيس التونسي في تونس إن وزارة الداخلية اعتقلت ثلاثة أشخاص."
    here, there = parties(text)["وزارة الداخلية"], parties(text, THERE)["وزارة الداخلية"]
    assert here.id == there.id
    assert here.key.endswith("TN")


def test_a_known_party_has_no_profile() -> None:
    found = parties("قال المتحدث باسم الكرملين دميتري بيسكوف إن المحادثات ستستمر.")
    assert all(r.profile is None for r in found.values() if r.key.startswith(("state:", "body:")))
