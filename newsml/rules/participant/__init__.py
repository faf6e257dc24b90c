"""Rules of the family `participant`."""
