"""A database of migration 0011 opens with the code of today."""
