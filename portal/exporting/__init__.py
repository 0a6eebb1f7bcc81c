"""What leaves the staff side, and how it looks outside. Pure: no database, no request, no words of a page."""
