"""A Bitcoin point of sale for the counter."""

__version__ = "0.1.0"
