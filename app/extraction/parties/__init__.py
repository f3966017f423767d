"""Which mentions are one party: short names, descriptions, acronyms, countries.

Enters: mentions from `names`. Leaves: parties with mentions, type and country. `parties.py` reads
as the algorithm; refuses to know who speaks.
"""
