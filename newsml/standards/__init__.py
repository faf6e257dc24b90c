"""Official schemas: which there are, where they lie, fetching them, and what they say of a document.

None of them is part of newsml, and nothing here reaches the network but `fetching`, which a user's command asks for.
"""
