"""What a running process needs: settings, logging, clock, resources, database, live index."""
