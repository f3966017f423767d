import pytest

from app.api.countries import UnknownCountryError, country_names, read_country

SPELLINGS = [
    ("ISO2", "SY", "SY"),
    ("ISO2 in lower case", "sy", "SY"),
    ("ISO3", "PRK", "KP"),
    ("English", "North Korea", "KP"),
    ("English official", "Syrian Arab Republic", "SY"),
    ("English with a comma", "Korea, Republic of", "KR"),
    ("Sūriyā, Syria", "سوريا", "SY"),
    ("al-ʿIrāq, Iraq", "العراق", "IQ"),
    ("without the article: ʿIrāq", "عراق", "IQ"),
    ("another seat of hamza: Ayrān for Īrān, Iran", "ايران", "IR"),
    ("official: al-Jumhūriyya al-ʿArabiyya as-Sūriyya", "الجمهورية العربية السورية", "SY"),
    ("al-Wilāyāt al-Muttaḥida, the United States", "الولايات المتحدة", "US"),
    (
        "al-Wilāyāt al-Muttaḥida al-Amīrkiyya, the United States of America",
        "الولايات المتحدة الأمريكية",
        "US",
    ),
    ("Amrīkā, America", "أمريكا", "US"),
    ("Filasṭīn, Palestine", "فلسطين", "PS"),
    ("an old code in use", "UK", "GB"),
    ("no ISO 3166 code of its own but used: Kosovo", "كوسوفو", "XK"),
]


@pytest.mark.parametrize(
    ("written", "code"), [s[1:] for s in SPELLINGS], ids=[s[0] for s in SPELLINGS]
)
def test_a_country_is_read_in_any_of_its_ways(written: str, code: str) -> None:
    assert read_country(written) == code


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("Rusia", "Russia"),
        ("روسياا", "روسيا"),
        ("Qqqqqq", None),
        ("EU", None),
        ("ZZ", None),
        ("SU", None),
    ],
)
def test_what_is_no_country_is_refused(written: str, suggestion: str | None) -> None:
    with pytest.raises(UnknownCountryError) as refused:
        read_country(written)
    assert refused.value.suggestion == suggestion


def test_every_name_reads_as_its_own_code() -> None:
    wrong = {
        name: code
        for code, *names in country_names().values()
        for name in (code, *names)
        if read_country(name) != code
    }
    assert wrong == {}
