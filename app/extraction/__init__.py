"""From one Arabic text to parties, quotes, claims and analysts with exact spans.

Enters: a text, its publication day. Leaves: a `domain.extraction.Extraction`. Deterministic; no
network, no database, no clock. `pipeline.py` reads as the algorithm.
"""
