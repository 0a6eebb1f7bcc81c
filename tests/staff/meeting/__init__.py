"""The meeting that reads the list."""
