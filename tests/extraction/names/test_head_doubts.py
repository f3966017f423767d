import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

_BODIES = (PartyType.ORGANISATION, PartyType.AGENCY, PartyType.GROUP)


def bodies(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    named = [p for p in cast.parties if p.type in _BODIES and not p.unnamed]
    return [span.of(text) for p in named for span in p.mentions]


@pytest.mark.parametrize(
    "text",
    [
        # tajammaʿa l-muḥtajjūn: the protesters gathered
        pytest.param("تجمع المحتجون أمام المقر.", id="a verb with its subject"),
        # maktabihi l-bayḍāwī: his oval office, written like a library with «ه»
        pytest.param("ضغط على زر في مكتبه البيضاوي.", id="his office"),
        # tanẓīm kaʾs Ifrīqiyā: organising the Africa Cup
        pytest.param("تستعد المدينة لأجل تنظيم كأس إفريقيا.", id="organising"),
        pytest.param("توقفت حركة السيارات في الشارع.", id="traffic"),
        pytest.param("يلعب في مركز الظهير الأيسر.", id="a position"),
    ],
)
def test_a_word_that_looks_like_a_head_is_no_body(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # … li-t-taʿlīq ʿalā l-khabar: contacted the federation for comment
        pytest.param(
            "تواصلت الصحيفة مع الاتحاد الإسباني للتعليق على الخبر.",
            ["الاتحاد الإسباني"],
            id="for comment",
        ),
        pytest.param("فاز منتخب المغرب للمرة الأولى.", ["منتخب المغرب"], id="for the first time"),
        pytest.param("أعلن الاتحاد الإسباني للتنس فوزه.", ["الاتحاد الإسباني للتنس"], id="a field"),
    ],
)
def test_what_was_done_for_once_is_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected
