"""Following the money on the chain: what was seen, and what it means for a sale."""
