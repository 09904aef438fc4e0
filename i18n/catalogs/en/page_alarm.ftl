# What pages show in an alarm. It guides; it never says that a way is free.
# $kind: earnest, drill · $scope: venue, building

alarm-name = { $kind ->
        [drill] Evacuation drill
       *[earnest] Evacuation alarm
    }{ $scope ->
        [building] : { $building }
       *[venue] {""}
    }
alarm-elsewhere = { alarm-name }. Do not go there; follow staff.
alarm-title = Leave the building now
alarm-haven-title = Go to a safe place now
alarm-help-title = Ask for help now
alarm-drill-title = This is a drill: go to the exit
alarm-drill-haven-title = This is a drill: go to the refuge
alarm-outside-title = Keep away from the buildings
alarm-exit = Nearest exit: { $place }
alarm-refuge = Nearest refuge: { $place }
alarm-evacuation-lift = Nearest evacuation lift: { $place }
alarm-smoke = If there is smoke or fire on the way, turn back and take another way.
alarm-unknown = Follow staff and the exit signs. Do not use lifts. Nobody here can see whether a way is clear.
alarm-stairs = I cannot use stairs
alarm-level = { $level } · { $building }
alarm-steps = The way out, step by step
alarm-plan = Plan of the way out, { $level }
alarm-finding = Finding the way out …
    .speak = Finding the way out
alarm-no-way = The plan shows no way out from here
alarm-unasked = The way out cannot be asked for just now
alarm-call = Call for help: { $number }
alarm-from = From: { $place }.
alarm-from-step = From the step of your way that was shown last.
alarm-scan = Somewhere else? Scan the next code on the wall.
alarm-as-of = No network. This is as of { $time }.
alarm-ended = The alarm has ended.
