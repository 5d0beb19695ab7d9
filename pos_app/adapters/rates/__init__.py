"""Where the price of a bitcoin comes from: one file a source, none needs a key."""
