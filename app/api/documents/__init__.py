"""Rows and records as plain documents, in the shapes that `schemas` promises."""
