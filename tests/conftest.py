"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A machine that is busy with something else must not fail an example.
settings.register_profile("till", deadline=None)
settings.load_profile("till")
