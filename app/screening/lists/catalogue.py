"""The official lists that Marsad can read: id, names, authority.

Enters: nothing. Leaves: a table of `ListInfo`. Refuses to know formats; the adapters know them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInfo:
    """An official list.

    Attributes:
        id: folder name and key of the list everywhere.
        name_en: what it is called in English.
        name_ar: what it is called in Arabic.
        authority: who keeps it.
        restriction: what its licence allows, when that is less than any use; the list is off
            unless it is turned on. None for the lists of authorities.
    """

    id: str
    name_en: str
    name_ar: str
    authority: str
    restriction: str | None = None


_LISTS = (
    ListInfo(
        id="un_sc",
        name_en="UN Security Council Consolidated List",
        name_ar="القائمة الموحدة لمجلس الأمن الدولي",
        authority="United Nations Security Council",
    ),
    ListInfo(
        id="us_ofac_sdn",
        name_en="US OFAC Specially Designated Nationals and Blocked Persons List",
        name_ar="قائمة وزارة الخزانة الأميركية للأشخاص المحظورين",
        authority="US Department of the Treasury, OFAC",
    ),
    ListInfo(
        id="us_ofac_cons",
        name_en="US OFAC Consolidated (non-SDN) Sanctions List",
        name_ar="قائمة وزارة الخزانة الأميركية للعقوبات الأخرى",
        authority="US Department of the Treasury, OFAC",
    ),
    ListInfo(
        id="eu_fsf",
        name_en="EU Consolidated Financial Sanctions List",
        name_ar="القائمة الموحدة للعقوبات المالية للاتحاد الأوروبي",
        authority="European Commission",
    ),
    ListInfo(
        id="uk_sl",
        name_en="UK Sanctions List",
        name_ar="قائمة العقوبات البريطانية",
        authority="UK Foreign, Commonwealth and Development Office",
    ),
    ListInfo(
        id="ch_seco",
        name_en="Swiss sanctions list",
        name_ar="قائمة العقوبات السويسرية",
        authority="State Secretariat for Economic Affairs (SECO)",
    ),
    ListInfo(
        id="us_csl",
        name_en="US Consolidated Screening List",
        name_ar="قائمة الفحص الموحدة الأميركية",
        authority="US Department of Commerce, International Trade Administration",
    ),
    ListInfo(
        id="opensanctions",
        name_en="OpenSanctions",
        name_ar="قاعدة بيانات أوبن سانكشنز",
        authority="OpenSanctions",
        restriction="free for non-commercial use only",
    ),
    ListInfo(
        id="eu_journal",
        name_en="EU restrictive measures, annexes of the regulations in the Official Journal",
        name_ar="التدابير التقييدية للاتحاد الأوروبي (ملاحق اللوائح في الجريدة الرسمية)",
        authority="Council of the European Union",
    ),
)

LISTS: Final[Mapping[str, ListInfo]] = MappingProxyType({info.id: info for info in _LISTS})
LIST_IDS: Final = tuple(LISTS)
