"""Payments that a gateway holds for the shop: one folder a gateway, `common` for all of them."""
