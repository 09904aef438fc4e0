"""Real servers for tests, started without root: PostgreSQL and Redis."""
