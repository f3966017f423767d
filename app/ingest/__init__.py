"""Articles and lists into the database: read, extract, identify, screen, store.

Enters: files and streams. Leaves: rows, and a ledger of what was taken. What cannot be taken is
quarantined with its reason. Refuses to know HTTP resources.
"""
