"""Official lists: one adapter per list, from its files to designations.

Enters: folders of files as the authorities publish them. Leaves: `ParsedList`. Refuses to match.
"""

from app.screening.lists.catalogue import LIST_IDS, LISTS, ListInfo
from app.screening.lists.days_to_come import without_days_to_come
from app.screening.lists.folder import read_list, read_lists

__all__ = ["LISTS", "LIST_IDS", "ListInfo", "read_list", "read_lists", "without_days_to_come"]
