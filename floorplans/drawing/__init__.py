"""Plan pictures: one composition of a level and a route, as accessible SVG or as pixels."""
