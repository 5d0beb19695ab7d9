"""What is written down of a sale and of everything else that happened, in one transaction each."""
