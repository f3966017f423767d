"""The date reader: Arabic expressions of time to ISO dates and ranges, by a grammar of its own.

Enters: an `Analysis` and the publication day. Leaves: spans with values. `reader.py` reads as the
algorithm; refuses to know what happened on a date.
"""
