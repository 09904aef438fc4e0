"""Buildings: plans, free space, walk graphs and routes, in numbers and enums, never in words."""
