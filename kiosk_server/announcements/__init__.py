"""What is said aloud in a part of the house, in each language in turn, and shown there as text."""
