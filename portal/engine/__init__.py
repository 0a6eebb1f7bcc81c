"""How any journey works. Knows no particular journey."""
