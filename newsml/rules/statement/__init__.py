"""Rules of the family `statement`."""
