"""Checks of a running deployment over HTTP."""

from app.smoke.checks import Check, run

__all__ = ["Check", "run"]
