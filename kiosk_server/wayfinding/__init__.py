"""Finding places and ways, served."""
