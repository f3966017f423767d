"""Names in the text: people, bodies and places, known or never seen before.

Enters: an `Analysis`. Leaves: `Found` mentions of a type. `names.py` reads as the algorithm;
refuses to know which mentions are one party.
"""
