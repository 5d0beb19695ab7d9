"""Money given back: by a link of a gateway, or from the owner's own wallet."""
