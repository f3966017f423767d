"""One party per real person or body across articles."""
