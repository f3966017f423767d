"""One party per real person or body across articles: pure, deterministic, independent of order.

Enters: parties of single articles. Leaves: keys and ids. Knows no storage and no lists.
"""
