"""What I told you: my own words and nobody else's, never what must stay private, and the same as a file."""
