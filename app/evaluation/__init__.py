"""Scores of an extraction against annotated articles.

Enters: a folder of annotated articles and a callable that extracts. Leaves: a `Report` with every
measure of annotation scheme 1.0, as text or JSON, and what fell below the pinned floors. Refuses
to know how extraction works.
"""
