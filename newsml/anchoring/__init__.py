"""Words to places: finds words in a text, exactly, under normalisation, or nearly, and decides which place is meant."""
