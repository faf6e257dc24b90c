"""Writing into existing documents: what changes, and where it stands."""
