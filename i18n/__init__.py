"""Languages: catalogs, negotiation, measures, dates and digits, for any text and any place."""
