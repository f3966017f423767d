"""Lexical knowledge: data files and the typed loaders that check them.

Enters: CSV facts, TOML parameters and numeric tables in data/. Leaves: frozen records and look-up
structures, built once per process. Holds no algorithm; the mechanism is in text/ and extraction/.
"""
