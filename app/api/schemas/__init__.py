"""The shapes of the JSON documents, as they are promised in OpenAPI.

The routes write plain dicts (fast); these models describe them, and tests hold the two together.
"""
