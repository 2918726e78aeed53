"""What surrounds the product: the launcher, the checks, the figures."""
