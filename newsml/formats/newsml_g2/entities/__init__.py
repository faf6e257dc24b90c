"""Entities: the things that the standard's own constructs name, in documents of others and in registers."""
