"""An invented municipality that shows the whole thread."""
