"""Names against sanctions lists."""
