"""English names of bodies that no list has."""

import pytest

from app.extraction.parties.english_names import english_name
from app.extraction.pipeline import extract

NAMES = [
    ("وزارة الداخلية العراقية", "Iraqi Ministry of Interior"),
    ("وزارة التربية والتعليم العالي", "Ministry of Education and Higher Education"),
    ("القوات المسلحة", "Armed Forces"),
    ("قوات الأمن الإيرانية", "Iranian Security Forces"),
    ("هيئة الصحة العامة السعودية", "Saudi Public Health Authority"),
    ("حزب العمل والتنمية", "Labour and Development Party"),
    ("نادي الوفاق", "al-Wafaq Club"),
    ("صحيفة الميدان", "al-Midan Newspaper"),
    ('شركة "نور الهدى"', "Nour al-Huda Company"),
    ("شركة «Blue Sky» للطيران", "Blue Sky Company for Aviation"),
    ("بنك سوسيتيه جنرال", "Susitia General Bank"),
    ("منتخب مصر", "Egypt National Team"),
    ("المنتخب الغيني لكرة اليد", "Guinean National Team for Handball"),
    ("مركز الدراسات السياسية والاقتصادية", "Centre of Political and Economic Studies"),
    ("المكتب السياسي لحركة فتح", "Political Bureau of Fatah Movement"),
    ("مستشفى المنار الحكومي", "al-Manar Governmental Hospital"),
    ("اللجنة العليا للانتخابات", "Supreme Committee for Elections"),
    ("مديرية الشؤون المالية", "Directorate of Financial Affairs"),
    ("السوق المالية السودانية", "Sudanese Capital Market"),
    ("الجمعية المغربية للغات", "Moroccan Association for Languages"),
    ("جامعة باريس", "University of Paris"),
    ("مركز الرقابة على الأسلحة", "Centre of Control on Weapons"),
    ("لجنة مشتركة بين روسيا والصين", "Joint Committee between Russia and China"),
]


@pytest.mark.parametrize(("name", "english"), NAMES)
def test_a_body_is_named_by_what_its_words_mean(name: str, english: str) -> None:
    assert english_name(name) == english


@pytest.mark.parametrize(("name", "latin"), [("الميزان", "al-Mizan"), ("", "")])
def test_a_name_that_opens_with_no_noun_of_bodies_is_spelt(name: str, latin: str) -> None:
    assert english_name(name) == latin


def test_parties_have_it() -> None:
    found = extract("قالت وزارة العمل التونسية إن العدد ارتفع.")
    assert "Tunisian Ministry of Labour" in {party.canonical_en for party in found.parties}
