"""Told later, from one's own page: the questions of each journey as they stand."""
