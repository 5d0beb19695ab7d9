"""The account's addresses: derived twice, given out, reused where nobody saw them, and counted."""
