"""Apirone: forwarding addresses (v1) and invoices (v2)."""
