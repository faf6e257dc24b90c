"""An article after a correction or an update: its annotations carried over to the new text."""
