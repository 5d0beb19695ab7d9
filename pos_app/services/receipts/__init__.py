"""Papers: what stands on them, how they are laid out, printed and kept."""
