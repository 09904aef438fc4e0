"""Signs to print from the plan: posters, sheets of levels, the directory, door signs."""
