# What is said about closures: something that is not to be passed for a while.
# $what: a door, lift, stair, path, area or level. $until, $from: moments, as closure-moment says.

closure-out-of-service = { $what } is out of service
closure-cleaning = { $what } is closed for cleaning
closure-construction = { $what } is closed for building work
closure-event = { $what } is closed for an event
closure-infection-control = { $what } is closed for infection control
closure-other = { $what } is closed

closure-until = { $closed } until { $until }
closure-announced = From { $from }: { $closed }
closure-part-of-level = part of { $level }
closure-not-in-plan = { $closed } (not in this plan)

closure-short-out-of-service = { $what } (out of service)
closure-short-cleaning = { $what } (cleaning)
closure-short-construction = { $what } (building work)
closure-short-event = { $what } (event)
closure-short-infection-control = { $what } (infection control)
closure-short-other = { $what } (closed)

closures-avoided = This way goes round: { $closures }

closure-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
closure-moment = { $has-day ->
        [yes] { $day } { $month } { $year }, { $time }
       *[no] { $time }
    }

refusal-closure-target-unfit = Close exactly one thing: an element, an outline on a level, or a whole level.
