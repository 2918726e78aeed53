"""The final report: gathered from what everybody may read, composed, and kept as it was published."""
