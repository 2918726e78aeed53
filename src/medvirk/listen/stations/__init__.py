"""What the room tells the thread, one file a station. Registered in ``apps.py``."""
