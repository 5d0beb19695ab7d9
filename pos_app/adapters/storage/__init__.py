"""The till's own database on disk."""
