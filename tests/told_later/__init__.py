"""Told later: what a voice tells once its request was sent."""
