"""Ours: bitcoinlib installs a package of this name, and a folder without this file loses to it."""
