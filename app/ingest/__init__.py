"""Articles and lists into the database."""
