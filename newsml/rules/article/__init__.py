"""Rules of the family `article`."""
