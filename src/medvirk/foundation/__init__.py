"""What every room stands on. Each package here is one noun and has no pages of its own."""
