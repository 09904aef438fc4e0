"""Queue numbers: tickets, the rules that order them, and when their holders will be called."""
