"""BTCPay Server through its Greenfield API."""
