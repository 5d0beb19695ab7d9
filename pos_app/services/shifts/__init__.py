"""Shifts: opened, looked at, closed for good, and said on paper, to the store and in files."""
