"""What the templates draw on the server: icons, rings, bars, covers, charts, and numbers as words."""
