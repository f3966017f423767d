import pytest

from app.screening.lists.origins import file_name

XML = b'<?xml version="1.0"?>\n<!-- x -->\n'


@pytest.mark.parametrize(
    ("list_id", "name", "opening", "expected"),
    [
        ("un_sc", "consolidated.xml", b"<html>", "consolidated.xml"),
        ("un_sc", "resource", XML + b"<CONSOLIDATED_LIST ", "consolidated.xml"),
        ("us_ofac_sdn", "SDN.XML", XML, "SDN.XML"),
        ("us_ofac_sdn", "list", XML + b'<sdnList xmlns="x">', "sdn.xml"),
        ("us_ofac_sdn", "list", XML + b'<Sanctions Version="3">', "sdn_advanced.xml"),
        ("us_ofac_cons", "list", XML + b"<s:sdnList>", "consolidated.xml"),
        ("us_ofac_sdn", "latest", XML + b"<sanctionsData>", "delta-latest.xml"),
        ("us_ofac_sdn", "export", b"36,AEROCARIBBEAN", "sdn.csv"),
        ("eu_fsf", "content", XML + b"<export>", "xmlfullsanctionslist_1_1.xml"),
        ("eu_fsf", "content", b"\xef\xbb\xbffileGenerationDate;", "csvfullsanctionslist_1_1.csv"),
        ("ch_seco", "download.xhtml", XML, "consolidated-list.xml"),
        ("us_csl", "search", b' {"results":', "consolidated.json"),
        ("eu_journal", "32014R0269.csv", b"celex", "32014R0269.csv"),
    ],
)
def test_a_fetched_file_gets_the_name_that_its_adapter_knows(
    list_id: str, name: str, opening: bytes, expected: str
) -> None:
    assert file_name(list_id, name, opening) == expected
