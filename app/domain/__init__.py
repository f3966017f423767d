"""Frozen records that every floor above shares; the words are those of docs/glossary.md.

Enters and leaves: values. Refuses to know where they come from, how they are stored or served.
"""
