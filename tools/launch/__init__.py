"""The launcher's second half: everything after a Python environment is there."""
