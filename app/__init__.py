"""Marsad (مرصد, observatory): Arabic news to claims, quotes and parties, screened live."""

from importlib.metadata import version

__version__ = version("marsad")
