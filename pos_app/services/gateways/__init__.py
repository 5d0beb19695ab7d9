"""Payments that a gateway holds: opened, followed and told what a person decided."""
