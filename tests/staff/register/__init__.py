"""The register as staff see it and write in it."""
