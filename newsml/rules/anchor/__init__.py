"""Rules of the family `anchor`."""
