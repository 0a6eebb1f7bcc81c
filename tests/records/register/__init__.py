"""The register: who is on it, what follows from its entries, and what it tells."""
