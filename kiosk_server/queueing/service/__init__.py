"""The use cases of queueing."""
