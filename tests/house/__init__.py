"""What holds for the house itself: rooms and floors, lines, the version, how it is served."""
