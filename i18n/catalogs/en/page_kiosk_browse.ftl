# The kiosk's view of a level's plan, to look at and to choose from.

browse-open = Floor plans
browse-title = Floor plans
browse-plan = Plan of { $level }
browse-buildings = Buildings
browse-levels = Levels
browse-here = You are on this level
browse-touch = Touch a place on the plan, or choose one here.
browse-touched = You touched
browse-touched-none = There is no place here that the plan knows.
browse-all = All of this level
