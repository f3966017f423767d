import pytest

from app.errors import SettingsError
from app.ingest.list_sources import list_sources
from app.screening.lists import LIST_IDS


def test_the_official_addresses_serve_until_others_are_named() -> None:
    sources = list_sources({})
    assert set(sources) == set(LIST_IDS) - {"eu_journal"}
    assert all(url.startswith("https://") for one in sources.values() for url in one.urls)
    assert not sources["opensanctions"].scheduled
    mirror = "http://mirror.example/un.xml"
    named = list_sources({"MARSAD_LIST_UN_SC_URL": mirror})["un_sc"]
    assert named.urls == (mirror,)


def test_a_list_of_several_files_has_several_addresses() -> None:
    value = "http://a.example/sdn.csv, http://a.example/alt.csv?key=1"
    source = list_sources({"MARSAD_LIST_US_OFAC_SDN_URL": value})["us_ofac_sdn"]
    assert source.urls == ("http://a.example/sdn.csv", "http://a.example/alt.csv?key=1")
    assert source.shown == "http://a.example/sdn.csv, http://a.example/alt.csv"


def test_a_list_can_be_turned_off_and_an_empty_value_says_nothing() -> None:
    assert "un_sc" not in list_sources({"MARSAD_LIST_UN_SC_URL": "off"})
    assert list_sources({"MARSAD_LIST_UN_SC_URL": " "}) == list_sources({})


@pytest.mark.parametrize(
    ("name", "value"),
    [("MARSAD_LIST_NATO_URL", "http://a.example/x"), ("MARSAD_LIST_UN_SC_URL", "un.xml")],
)
def test_what_cannot_be_meant_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        list_sources({name: value})
