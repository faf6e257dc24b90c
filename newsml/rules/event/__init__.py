"""Rules of the family `event`."""
