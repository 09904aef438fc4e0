"""What facilities staff ask of the building: what hangs on which door, lift and path."""
