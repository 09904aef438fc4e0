"""The published plan of the venue: versions, snapshot, closures."""
