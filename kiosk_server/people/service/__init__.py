"""Use cases of people, one module for each."""
