"""Nouns that open an organisation's name or an unnamed source."""

from app.domain.party import PartyType
from app.lexicon.heads import accusative_heads, organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Gender, Number
from app.text.fold import fold


def test_organisation_head_is_found_with_and_without_article() -> None:
    for form in ("وزارة", "الوزارة"):  # wizāra, ministry
        (head,) = organisation_head_forms()[fold(form)]
        assert head.type is PartyType.AGENCY
        assert head.generic


def test_unnamed_head_knows_its_number_and_gender() -> None:
    (sources,) = unnamed_head_forms()[fold("المصادر")]  # al-maṣādir, the sources
    assert (sources.number, sources.singular) == (Number.PLURAL, "مصدر")
    (spokeswoman,) = unnamed_head_forms()[fold("متحدثة")]  # mutaḥadditha, spokeswoman
    assert (spokeswoman.number, spokeswoman.gender) == (Number.SINGULAR, Gender.FEMININE)


def test_experts_are_marked_and_officials_are_not() -> None:
    assert all(h.expert for h in unnamed_head_forms()[fold("محللون")])  # muḥallilūn, analysts
    assert not any(h.expert for h in unnamed_head_forms()[fold("مسؤولون")])  # officials


def test_reports_do_not_speak() -> None:
    assert not any(h.speaks for h in unnamed_head_forms()[fold("تقارير")])  # taqārīr, reports


def test_only_what_is_written_with_an_alif_has_an_accusative_of_its_own() -> None:
    assert {fold("مصدرا"), fold("سكانا")} <= accusative_heads()
    assert accusative_heads().isdisjoint(map(fold, ("خبراءا", "مسؤولونا", "طبيبةا")))
