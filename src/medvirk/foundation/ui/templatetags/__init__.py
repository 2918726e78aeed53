"""Tags that every template has without asking."""
