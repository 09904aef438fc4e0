"""What every part of the server stands on: time, errors, principals, contexts, events, settings."""
