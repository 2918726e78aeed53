"""Who there is: organisations and their services."""
