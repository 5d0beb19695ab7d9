"""Watch-only accounts: what their texts may say, and the addresses they stand for."""
