"""What talking to every gateway needs."""
