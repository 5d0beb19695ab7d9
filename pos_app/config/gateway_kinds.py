"""Kinds of settings that every gateway's section has."""

from __future__ import annotations

from pos_app.config.kinds import Text

SECRET_NAME = Text(
    longest=40,
    pattern="[a-z0-9]+(_[a-z0-9]+)*",
    allowed_as="lower-case letters, digits and single underscores, 1 to 40",
)
# As gateways hand it out: nothing that could end a header, a path or a user name.
ACCOUNT_TEXT = Text(
    longest=120,
    pattern="[A-Za-z0-9._~-]+",
    allowed_as="letters, digits, dots, hyphens, underscores and tildes in quotes, 1 to 120",
)
