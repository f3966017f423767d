"""The two OFAC lists: which of their forms is there, and the delta files on top.

Enters: a folder. Leaves: a parsed list, keyed by the uid. Advanced XML is preferred (it alone has
original scripts and listing dates), then XML, then CSV. Refuses to fall back to another form when
the preferred one is broken.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.listing import ParsedList
from app.screening.lists.collecting import Collector
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.us_ofac_advanced import read_advanced
from app.screening.lists.us_ofac_csv import CONSOLIDATED, SDN, OfacFiles, read_csv
from app.screening.lists.us_ofac_delta import apply_deltas, delta_files
from app.screening.lists.us_ofac_xml import read_xml


@dataclass(frozen=True, slots=True, kw_only=True)
class OfacForms:
    """The names, in lower case, of the files of one OFAC list, by form."""

    advanced: str
    xml: str
    csv: OfacFiles


_SDN: Final = OfacForms(advanced="sdn_advanced.xml", xml="sdn.xml", csv=SDN)
_CONSOLIDATED: Final = OfacForms(
    advanced="cons_advanced.xml", xml="consolidated.xml", csv=CONSOLIDATED
)


def read_sdn(folder: Path) -> ParsedList:
    """Return the SDN list in `folder`. Raises ListRefusedError when it is refused whole."""
    return _read_list(folder, _SDN)


def read_consolidated(folder: Path) -> ParsedList:
    """Return the non-SDN list in `folder`. Raises ListRefusedError when it is refused whole."""
    return _read_list(folder, _CONSOLIDATED)


def _read_list(folder: Path, forms: OfacForms) -> ParsedList:
    list_id = forms.csv.list_id
    found = files_by_name(folder)
    base = one_of(list_id, found, (forms.advanced, forms.xml, forms.csv.primary))
    collector = Collector(list_id)
    used, dated = _read_base(base, forms, found, collector)
    changed = apply_deltas(delta_files(found), list_id, dated, collector)
    day = max((d for d in (dated, changed.dated) if d), default=None)
    version = day.isoformat() if day else None
    return collector.parsed(digest([*used, *changed.files]), version, day)


def _read_base(
    base: Path, forms: OfacForms, found: Mapping[str, Path], collector: Collector
) -> tuple[list[Path], date | None]:
    readers: dict[str, Callable[[Path, Collector], date | None]] = {
        forms.advanced: read_advanced,
        forms.xml: read_xml,
    }
    if reader := readers.get(base.name.lower()):
        return [base], reader(base, collector)
    return read_csv(forms.csv, found, collector), None
