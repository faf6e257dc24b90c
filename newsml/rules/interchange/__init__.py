"""Rules of the family `interchange`."""
