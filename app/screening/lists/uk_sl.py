"""UK Sanctions List: the XML form, else the CSV form.

Enters: a folder. Leaves: a parsed list, keyed by the Unique ID. The list gives its own date.
"""

from pathlib import Path
from typing import Final

from app.domain.listing import ParsedList
from app.screening.lists.collecting import Collector
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.uk_sl_csv import read_csv
from app.screening.lists.uk_sl_xml import read_xml

LIST_ID: Final = "uk_sl"
_XML: Final = "uk-sanctions-list.xml"
_CSV: Final = "uk-sanctions-list.csv"


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`. Raises ListRefusedError when it is refused whole."""
    path = one_of(LIST_ID, files_by_name(folder), (_XML, _CSV))
    collector = Collector(LIST_ID)
    dated = (read_xml if path.name.lower() == _XML else read_csv)(path, collector)
    return collector.parsed(digest([path]), dated.isoformat() if dated else None, dated)
