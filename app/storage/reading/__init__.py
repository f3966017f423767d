"""Every read that the API and the live index make: SQL in, plain records and dicts out."""
