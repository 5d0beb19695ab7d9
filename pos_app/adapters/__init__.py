"""The outside world, one folder a kind, one file a thing."""
