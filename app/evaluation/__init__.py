"""Scores of an extraction against annotated articles."""
