"""Where secrets live; settings hold only their names."""
