from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Kind, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list

NULLS = ",".join(["-0- "] * 7)
PRIMARY = (
    f'36,"AERO TEST",-0- ,"CUBA",{NULLS},"a.k.a. \'BNT\'."\r\n'
    f'37,"TEST, Omar","individual","NPWMD] [DPRK2",{NULLS},'
    '"DOB circa 1947; alt. DOB 08 Jan 1984; nationality Iran; Passport A123456 (Iran); '
    "a.k.a. 'ABU HAZA''; a.k.a. 'TESTER, O.'; Gender Male.\"\r\n"
    '38,"SHIP ONE","vessel","SDGT",-0- ,"XX1","Tanker",-0- ,-0- ,"Panama",-0- ,'
    '"Vessel Registration Identification IMO 7937317; MMSI 123456789."\r\n'
)
ALIASES = '36,1,"aka","AERO-PRUEBA",-0- \r\n99,2,"aka","LOST, Sergey",-0- \r\n\x1a\r\n'
ADDRESSES = '36,25,-0- ,"Havana","Cuba",-0- \r\n99,26,-0- ,-0- ,"Russia",-0- \r\n\x1a\r\n'


def folder(place: Path, primary: str = PRIMARY + "\x1a\r\n", aliases: str = ALIASES) -> Path:
    (place / "SDN.CSV").write_text(primary, "utf-8", newline="")
    (place / "Alt.csv").write_text(aliases, "utf-8", newline="")
    (place / "add.CSV").write_text(ADDRESSES, "utf-8", newline="")
    return place


def test_primaries_aliases_and_addresses_meet(tmp_path: Path) -> None:
    parsed = read_list("us_ofac_sdn", folder(tmp_path))
    body, person, ship, lost = parsed.designations
    assert [a.name for a in body.aliases] == ["AERO TEST", "AERO-PRUEBA", "BNT"]
    assert (body.kind, body.countries) == (Kind.ORGANISATION, ("CU",))
    assert person.programmes == ("NPWMD", "DPRK2")
    assert [b.year_from for b in person.births] == [1947, 1984]
    assert person.births[0] == BirthDate(year_from=1947, year_to=1947, circa=True)
    assert (person.countries, person.identifiers) == (("IR",), ("A123456",))
    assert (ship.kind, ship.countries, ship.identifiers) == (Kind.VESSEL, ("PA",), ("7937317",))
    assert lost.primary_missing
    assert (lost.entry_id, lost.kind, lost.countries) == ("99", Kind.UNKNOWN, ("RU",))
    assert not parsed.refused


def test_weak_aliases_stand_in_the_remarks(tmp_path: Path) -> None:
    _, person, *_ = read_list("us_ofac_sdn", folder(tmp_path)).designations
    weak = [a.name for a in person.aliases if a.strength is Strength.WEAK]
    assert weak == ["ABU HAZA", "TESTER, O."]


def test_no_listing_date_is_made_up(tmp_path: Path) -> None:
    parsed = read_list("us_ofac_sdn", folder(tmp_path))
    assert (parsed.version, parsed.dated) == (None, None)
    assert all(entry.listed_on is None for entry in parsed.designations)


def test_an_unreadable_line_is_refused_alone(tmp_path: Path) -> None:
    parsed = read_list("us_ofac_sdn", folder(tmp_path, PRIMARY + '40,"SHORT"\r\n\x1a\r\n'))
    (refused,) = parsed.refused
    assert refused.position == "SDN.CSV:4"
    assert len(parsed.designations) == 4


def test_comments_go_on_where_remarks_stop(tmp_path: Path) -> None:
    (folder(tmp_path) / "SDN_COMMENTS.CSV").write_text("37,\" a.k.a. 'SECOND PART'.\"\r\n\x1a\r\n")
    _, person, *_ = read_list("us_ofac_sdn", tmp_path).designations
    assert "SECOND PART" in {a.name for a in person.aliases}


def test_the_legacy_code_page_is_read(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "Alt.csv").write_bytes('36,1,"aka","AÉRO",-0- \n'.encode("cp1252"))
    body = read_list("us_ofac_sdn", tmp_path).designations[0]
    assert "AÉRO" in {a.name for a in body.aliases}


REFUSED = [
    ("html", "<html><body>403</body></html>", "HTML"),
    ("empty", "", "empty"),
    ("another table", "Name,Date\r\nx,y\r\n", "not a row"),
    ("cut in a row", PRIMARY + '41,"CUT OF', "breaks off"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_whole_list_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        read_list("us_ofac_sdn", folder(tmp_path, text))


def test_a_primary_file_without_its_aliases_is_refused(tmp_path: Path) -> None:
    (folder(tmp_path) / "Alt.csv").unlink()
    with pytest.raises(ListRefusedError, match=r"missing beside SDN.CSV: alt.csv, and with it"):
        read_list("us_ofac_sdn", tmp_path)


def test_addresses_that_are_missing_are_told(tmp_path: Path) -> None:
    (folder(tmp_path) / "add.CSV").unlink()
    parsed = read_list("us_ofac_sdn", tmp_path)
    assert [(row.position, row.reason) for row in parsed.refused] == [
        ("add.csv", "the file is missing, and with it the seats of bodies")
    ]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (folder(tmp_path) / "sdn.csv").write_text(PRIMARY)
    with pytest.raises(ListRefusedError, match="two letter cases"):
        read_list("us_ofac_sdn", tmp_path)


@pytest.mark.gold
def test_the_real_files_are_read_whole(eval_dir: Path) -> None:
    parsed = read_list("us_ofac_sdn", eval_dir / "lists/us_ofac_sdn")
    missing = sum(entry.primary_missing for entry in parsed.designations)
    assert (len(parsed.designations), missing, len(parsed.refused)) == (13_861, 4885, 0)


@pytest.mark.gold
@pytest.mark.parametrize(
    ("list_id", "sample"),
    [("us_ofac_sdn", "us_ofac_sdn_csv"), ("us_ofac_cons", "us_ofac_cons")],
)
def test_the_sample_shapes_are_read(eval_dir: Path, list_id: str, sample: str) -> None:
    parsed = read_list(list_id, eval_dir / "lists/samples" / sample)
    assert parsed.designations
    assert not parsed.refused
