"""EU Financial Sanctions Files: the XML form, else the CSV form.

Enters: a folder. Leaves: a parsed list, keyed by the EU reference number; the few entries without
one by `~` and their logical id.
"""

from pathlib import Path
from typing import Final

from app.domain.listing import ParsedList
from app.screening.lists.collecting import Collector
from app.screening.lists.eu_fsf_csv import read_csv
from app.screening.lists.eu_fsf_xml import read_xml
from app.screening.lists.files import digest, files_by_name, one_of

LIST_ID: Final = "eu_fsf"
_XML: Final = "xmlfullsanctionslist_1_1.xml"
_CSV: Final = "csvfullsanctionslist_1_1.csv"


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`. Raises ListRefusedError when it is refused whole."""
    path = one_of(LIST_ID, files_by_name(folder), (_XML, _CSV))
    collector = Collector(LIST_ID)
    reader = read_xml if path.name.lower() == _XML else read_csv
    stated = reader(path, collector)
    return collector.parsed(digest([path]), stated.version, stated.dated)
