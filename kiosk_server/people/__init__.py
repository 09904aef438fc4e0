"""Accounts, roles, sessions, tokens and the audit of who did what."""
