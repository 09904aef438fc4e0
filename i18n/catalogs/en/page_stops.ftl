# Stops on a way, on kiosk and phone. Numbers and names arrive as finished texts.

stops-button = Add a stop
stops-short = Stops
stops-change = Change stops
stops-title = Stops on the way
stops-lead = What do you need on the way?
stops-add = Another stop
stops-search = Another place
stops-choosing = You stop here and then go on
stops-leave-out = Leave out
stops-full = A way has at most three stops. Leave one out to add another.
stops-unknown = A place that the plan does not have
