"""Calls to the shop's server."""
