"""Where state is kept: units of work over SQLite or PostgreSQL."""
