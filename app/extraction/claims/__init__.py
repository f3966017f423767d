"""Claims and cited analysts: clauses of quotes and of the narrator, with modality, date, concern.

Enters: quotes, parties, dates. Leaves: claims with a calibrated confidence, analysts. `claims.py`
reads as the algorithm; refuses to find quotes.
"""
