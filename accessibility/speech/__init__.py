"""The voice: how texts are read, which engine says them, and where their sounds are kept."""
