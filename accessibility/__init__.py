"""Who needs what, and how a thing is said and shown to them."""
