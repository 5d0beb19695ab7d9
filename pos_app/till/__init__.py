"""The composed till behind the screen: the shelf of sales, the state of its parts, commands."""
