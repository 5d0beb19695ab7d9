"""What the till does, without Qt and without foreign libraries."""
