"""Secrets that a test knows."""

from __future__ import annotations


class FixedSecrets:
    def __init__(self, **known: str) -> None:
        self.known = dict(known)

    def get(self, name: str) -> str | None:
        return self.known.get(name)

    def set(self, name: str, value: str) -> None:
        self.known[name] = value
