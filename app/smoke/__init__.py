"""Checks of a running deployment over HTTP."""

from app.smoke.checks import Check, run
from app.smoke.waiting import wait_until_ready

__all__ = ["Check", "run", "wait_until_ready"]
