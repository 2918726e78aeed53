"""The front page, my page, and what every visitor needs."""
