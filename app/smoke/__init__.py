"""Checks of a running deployment over HTTP."""
