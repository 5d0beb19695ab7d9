"""What all views of the chain share: blocks, transactions, strict readers."""
