"""Pure functions on Arabic text: spans, folding, tokens, sentences, quotation marks, dates.

Enters: a string. Leaves: spans into that very string. Refuses to know parties, lists or storage.
"""
