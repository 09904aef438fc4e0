"""The rows of queueing. SQL only; nothing decides here."""
