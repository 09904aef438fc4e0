"""Wayfinding: finds places, and ways between them that somebody with given needs can use."""
