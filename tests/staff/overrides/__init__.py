"""Overrides, as safeguarding makes and decides them."""
