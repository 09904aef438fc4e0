"""Steps that bring a database from one version to the next, forward only; see README.md here."""
