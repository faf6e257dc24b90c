"""Rules of the family `topic`."""
