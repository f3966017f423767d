import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.identity.names import borne_by_many, is_common, name_units, skeleton, spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الله بن زايد آل نهيان", "عبدالله زايد ال نهيان"),  # ʿAbd Allāh bin Zāyid Āl Nahyān
        ("محمد ابن سلمان", "محمد بن سلمان"),  # Muḥammad (i)bn Salmān
        ("داود أوغلو", "داوود اوغلو"),  # Dāwūd Ūghlū, Davutoğlu
        ("أبو بكر البغدادي", "أبوبكر البغدادى"),  # Abū Bakr al-Baghdādī
        ("عطاء الله", "عطا الله"),  # ʿAṭāʾ Allāh
        ("كيم سونغ-باي", "كيم سونغ باي"),  # Kim Sung-bae
    ],
)
def test_spellings_of_one_name_have_the_same_parts(one: str, other: str) -> None:
    assert name_units(one) == name_units(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سالم الدوسري", "سليم الدوسري"),  # Sālim, Salīm
        ("حسن روحاني", "حسين روحاني"),  # Ḥasan, Ḥusayn
        ("محمد الحربي", "محمد حربي"),  # al-Ḥarbī, Ḥarbī
        ("جورج بوش الأب", "جورج بوش الابن"),  # Bush the father, the son
        ("عبد الله", "عبد الرحمن"),  # ʿAbd Allāh, ʿAbd ar-Raḥmān
    ],
)
def test_other_names_have_other_parts(one: str, other: str) -> None:
    assert name_units(one) != name_units(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ينس ستولتنبرغ", "ينس شتولتنبيرج", True),  # Jens Stoltenberg
        ("أنطونيو غوتيريش", "انطونيو جوتيريس", True),  # António Guterres
        ("مانويل بيليغريني", "مانويل بيليجريني", True),  # Manuel Pellegrini
        ("مارين لوبن", "ماريون لوبن", False),  # Marine and Marion Le Pen: three consonants
        ("توماس مولر", "توماس ميلر", False),  # Müller, Miller
        ("جون كيري", "جون كيرو", False),
    ],
)
def test_transcriptions_vary_in_long_parts_only(one: str, other: str, *, same: bool) -> None:
    spellings = [spelling(name_units(name), transcribed=True) for name in (one, other)]
    assert (spellings[0] == spellings[1]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("آشلي يونغ", "أشلي يونج", True),  # Ashley Young
        ("صالح غانم", "صالح جانم", False),  # Ghānim is a given name
        ("علي الغابر", "علي الجابر", False),  # al-Ghābir, al-Jābir
        ("ينس ستولتنبرغ", "ينس شتولتنبيرج", False),
    ],
)
def test_where_the_script_is_unknown_g_and_t_vary_alone(
    one: str, other: str, *, same: bool
) -> None:
    spellings = [spelling(name_units(name), transcribed=None) for name in (one, other)]
    assert (spellings[0] == spellings[1]) is same


def test_arabic_names_do_not_vary() -> None:
    units = name_units("قاسم سليماني")  # Qāsim Sulaymānī
    assert spelling(units, transcribed=False) == units


def test_a_skeleton_keeps_the_vowels_at_both_ends() -> None:
    assert skeleton("حمدان") != skeleton("حمداني")  # Ḥamdān, Ḥamdānī
    assert skeleton("ايفان") != skeleton("فان")


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("محمد علي", True),
        ("محمد الحربي", True),  # a given name and a nisba
        ("محمد عسيري", True),  # a nisba without the article
        ("محمد صلاح السعيد", False),  # three parts
        ("لوكا مودريتش", False),  # Luka Modrić
        ("كايل ووكر", False),  # Kyle Walker
    ],
)
def test_two_parts_that_many_bear_say_little(name: str, *, many: bool) -> None:
    assert borne_by_many(name_units(name)) is many


def test_given_names_and_names_with_the_article_are_common() -> None:
    assert is_common("محمد")
    assert is_common("القحطاني")
    assert is_common("الدخيل")
    assert not is_common("ستولتنبرغ")


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةئؤ -", max_size=40))
def test_parts_hold_no_blanks_and_only_blanks_have_none(name: str) -> None:
    units = name_units(name)
    assert all(unit and " " not in unit for unit in units)
    assert spelling(units, transcribed=False) == units
    assert len(spelling(units, transcribed=True)) == len(units)
