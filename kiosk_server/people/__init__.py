"""Who works here and how they prove it: accounts, sessions, tokens, attempt limits, audit.

It knows no other domain.
"""
