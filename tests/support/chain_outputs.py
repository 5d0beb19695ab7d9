"""Outputs as a chain source reports them."""

from __future__ import annotations

from pos_app.ports import ChainOutput


def a_payment() -> ChainOutput:
    """One in a memory pool."""
    return ChainOutput(
        txid="ab" * 32,
        vout=0,
        sat=5_000,
        height=None,
        block_hash=None,
        block_time=None,
        inputs=("cd" * 32 + ":0",),
        replaceable=False,
        unconfirmed_parent=False,
    )
