"""Where the authorities publish their lists, and under which name an adapter knows each file.

Enters: list ids, and the first bytes of files. Leaves: addresses, hosts that these redirect to,
file names. Refuses to fetch. The addresses are those that the authorities themselves name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_OFAC: Final = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
_STORAGE: Final = (".amazonaws.com", ".amazonaws-us-gov.com")
"""Where OFAC's service and its kin redirect to: signed addresses of cloud storage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an authority publishes a list.

    Attributes:
        urls: all files of one version.
        hosts: that these may redirect to; "." begins a domain.
        scheduled: whether it is looked at without being asked for. Not where another list has
            the same entries, or where the licence restricts their use.
    """

    urls: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    scheduled: bool = True


ORIGINS: Final[Mapping[str, Origin]] = MappingProxyType(
    {
        "un_sc": Origin(
            urls=("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
            hosts=(".un.org",),
        ),
        "us_ofac_sdn": Origin(urls=(f"{_OFAC}/SDN_ADVANCED.XML",), hosts=_STORAGE),
        "us_ofac_cons": Origin(urls=(f"{_OFAC}/CONS_ADVANCED.XML",), hosts=_STORAGE),
        "eu_fsf": Origin(
            urls=(
                (
                    "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/"
                    "content?token=dG9rZW4tMjAxNw"
                ),
            ),
            hosts=(".europa.eu",),
        ),
        "uk_sl": Origin(
            urls=("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",),
            hosts=(".gov.uk",),
        ),
        "ch_seco": Origin(
            urls=(
                (
                    "https://www.sesam.search.admin.ch/sesam-search-web/pages/"
                    "downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction"
                ),
            ),
            hosts=(".admin.ch",),
        ),
        "us_csl": Origin(
            urls=(
                (
                    "https://data.trade.gov/downloadable_consolidated_screening_list/v1/"
                    "consolidated.csv"
                ),
            ),
            hosts=(".trade.gov", *_STORAGE),
            scheduled=False,
        ),
        "opensanctions": Origin(
            urls=("https://data.opensanctions.org/datasets/latest/sanctions/targets.simple.csv",),
            hosts=(".opensanctions.org",),
            scheduled=False,
        ),
    }
)
"""By list id. The annexes in the EU's journal have no one address."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "un_sc": ("consolidated.xml",),
        "us_ofac_sdn": ("sdn_advanced.xml", "sdn.xml", "sdn.csv", "alt.csv", "add.csv",
                        "sdn_comments.csv"),
        "us_ofac_cons": ("cons_advanced.xml", "consolidated.xml", "cons_prim.csv", "cons_alt.csv",
                         "cons_add.csv", "cons_comments.csv"),
        "eu_fsf": ("xmlfullsanctionslist_1_1.xml", "csvfullsanctionslist_1_1.csv"),
        "uk_sl": ("uk-sanctions-list.xml", "uk-sanctions-list.csv"),
        "ch_seco": ("consolidated-list.xml",),
        "us_csl": ("consolidated.csv", "consolidated.json"),
        "opensanctions": ("entities.ftm.json", "targets.simple.csv"),
    }
)  # fmt: skip
"""What the adapters look for, the form of choice first."""

_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s>/]")
_OLD_OFAC_ROOT: Final = b"sdnList"
_DELTA_ROOT: Final = b"sanctionsData"


def file_name(list_id: str, name: str, opening: bytes) -> str:
    """Return the name under which the adapter of a list finds a fetched file.

    Args:
        list_id: which list.
        name: what its address calls it ("content", "SDN.XML").
        opening: its first bytes, which tell XML from JSON and tables, and OFAC's forms apart.
    """
    known = _NAMES.get(list_id)
    if known is None or name.lower() in known or "delta" in name.lower():
        return name or "list.csv"
    suffix = _suffix(opening)
    fitting = [one for one in known if one.endswith(suffix)]
    if not fitting:
        return known[0]
    root = _ROOT.search(opening)
    if root and root[1] == _DELTA_ROOT:
        return f"delta-{name}.xml"
    return fitting[-1] if root and root[1] == _OLD_OFAC_ROOT else fitting[0]


def _suffix(opening: bytes) -> str:
    start = opening.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1]
    if start == b"<":
        return ".xml"
    return ".json" if start in {b"{", b"["} else ".csv"
