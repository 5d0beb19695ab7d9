"""From what is typed or scanned to a sale with a locked price."""
