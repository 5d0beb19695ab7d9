"""Views of the Bitcoin chain."""
