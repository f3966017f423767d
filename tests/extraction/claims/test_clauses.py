from app.extraction.claims.clauses import split
from app.extraction.parties.parties import find_parties
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from app.text.span import Span


def parts(text: str) -> list[str]:
    found = split(analyse(text), Cast(()), Span(0, len(text)), "indirect pure")
    return [span.of(text) for span in found]


def test_one_clause_stays_whole() -> None:
    assert len(parts("الاتفاق عالمي وليس أميركيا")) == 1


def test_what_is_too_short_to_stand_alone_is_not_cut_off() -> None:
    assert len(parts("هذا خطر على الجميع. نعم")) == 1


def test_connectives_and_stops_stay_outside() -> None:
    assert parts("الوضع خطير جدا، في حين لا تفعل الحكومة شيئا لحماية الناس.") == [
        "الوضع خطير جدا",
        "لا تفعل الحكومة شيئا لحماية الناس",
    ]


def test_a_list_of_parties_is_not_cut() -> None:
    text = "ستطرح الشركة هاتفها الجديد في مصر والكويت وقطر والمملكة العربية السعودية قريبا"
    analysis = analyse(text)
    cast, _ = find_parties(analysis)
    assert len(split(analysis, cast, Span(0, len(text)), "indirect pure")) == 1


def test_a_letter_of_a_word_is_no_conjunction() -> None:
    text = "تشرف الإدارة على فصول الموهوبين في فبراير وتعمل على نطاق واسع في كل المدن"
    assert all(not part.startswith(("صول", "براير", "اسع")) for part in parts(text))
