"""What the store's server is told, and that it was heard."""
