# What the page of those who run the building says; browsers are given this file too.
# $what: a door, lift, room, area or level by its name. Moments and numbers arrive as texts.

frame-title-facilities = Facilities
facilities-not-for-you-title = This page is for those who run the building
facilities-not-for-you-text = Your account may not see what is closed and what is broken. Sign in with another account, or ask an administrator for the right.
facilities-other-account = Sign in with another account

facilities-signs = Signs to print
facilities-screens = Screens
facilities-panes = Plan and lists
facilities-plan = Plan
facilities-closures = Closures

facilities-plan-name = Plan. Arrow keys move it, plus and minus zoom, Enter chooses what lies in the middle.
facilities-plan-touch = Touch what is to be closed.
facilities-plan-look = What is closed is marked red.
facilities-level = Level
facilities-level-of = { $building }, { $level }
facilities-find = Find
facilities-find-hint = Lift, door, room …
facilities-find-none = Nothing on this level is called that.
facilities-zoom = Zoom
facilities-zoom-in = Larger plan
facilities-zoom-out = Smaller plan
facilities-zoom-whole = Whole level
facilities-draw = Close part of it
facilities-draw-first = Touch one corner of the part.
facilities-draw-second = Now touch the corner opposite.
facilities-draw-corner = { $count ->
        [0] Touch the first corner.
        [one] { $shown } corner. Touch the next one along the outline.
        [2] { $shown } corners. Touch the next one along the outline.
       *[other] { $shown } corners. Touch the next one, or the first one to finish.
    }
facilities-draw-free = Corner by corner
facilities-draw-undo = Take back
facilities-draw-done = Finish
facilities-draw-crosses = The sides of the shape cross. Take back a corner.
facilities-draw-small = That is too small to close. Touch corners farther apart.
facilities-draw-most = A shape has at most { $most } corners. Complete it, or take one back.
facilities-draw-keys-free = Press Enter at each corner, Backspace to take one back, and Enter at the first corner to finish.
facilities-draw-keys = Move the plan with the arrow keys, and press Enter at one corner of the part.
facilities-close-level = Close the whole level
facilities-part-of = Part of { $level }

facilities-close-what = Close: { $what }
facilities-close = Close it
facilities-sending = Closing …
facilities-cancel = Cancel
facilities-others = Or did you mean
facilities-others-label = Close something else than { $what }
facilities-effect = What this does
facilities-effect-reckoning = Being worked out …
facilities-effect-none = All else can still be reached, also without steps.
facilities-effect-no-way = { $number ->
        [one] 1 place can no longer be reached by anybody
       *[other] { $shown } places can no longer be reached by anybody
    }
facilities-effect-no-step-free = { $number ->
        [one] 1 place loses its step-free way
       *[other] { $shown } places lose their step-free way
    }
facilities-more = and { $shown } more
facilities-kind = What for
facilities-kind-out-of-service = Out of service
facilities-kind-cleaning = Cleaning
facilities-kind-construction = Building work
facilities-kind-event = Event
facilities-kind-infection-control = Infection control
facilities-kind-other = Something else
facilities-kind-reason = { $kind }: { $reason }
facilities-reason = Why, for everybody to read
facilities-reason-hint = If left empty: “{ $kind }”.
facilities-when = How long
facilities-when-open = From now, until somebody ends it
facilities-when-window = With times
facilities-from = From
facilities-from-hint = Empty: from now
facilities-until = Until
facilities-until-hint = Empty: until somebody ends it
facilities-times-missing = Enter when it starts or ends, or choose “From now”.
facilities-time-unread = A time could not be read. Enter day and time anew.

facilities-nothing-closed = Nothing is closed
facilities-nothing-closed-hint = Touch a lift, door or room on the plan to close it.
facilities-now = Closed now
facilities-coming = Coming
facilities-ended = Ended lately
facilities-since = since { $since }
facilities-from-time = from { $from }
facilities-until-time = until { $until }
facilities-until-ended = until somebody ends it
facilities-ended-at = ended { $at }
facilities-ended-by-clock = by the clock
facilities-not-in-plan = Not in the published plan: it closes nothing.
facilities-show = On the plan
facilities-end = End
facilities-call-off = Call off
facilities-again = Close again
facilities-open-again = Open again: { $what }
facilities-taken-back = Taken back, open as before: { $what }
facilities-undo = Undo
facilities-fine = Done

facilities-signed-in-as = Signed in as { $name }
facilities-sign-out = Sign out
facilities-sign-in = Sign in
facilities-signed-out = You are not signed in any more. Sign in in the new tab, come back here and try again; what you entered stays.
facilities-reload = Open the page anew

facilities-reports = Reports
facilities-no-reports = Nothing is reported as broken
facilities-no-reports-hint = Whoever scans a code in the building can report something here.
facilities-reports-open = To see to
facilities-reports-settled = Settled lately
facilities-report-title = { $kind }: { $spot }
facilities-received = received { $at }
facilities-by-at = { $name }, { $at }
facilities-photo = Photo, larger or smaller: { $what }
facilities-see-to = I see to it
facilities-seen-to-what = Being seen to: { $what }
facilities-close-there = Close there
facilities-settle = Settle
facilities-settled-what = Settled: { $what }
facilities-answer = Answer for whoever reported it (may be empty)
facilities-answered = Answer: { $answer }
facilities-reopen = Not settled yet
facilities-reopened-what = Open again: { $what }
facilities-report-undone = Taken back
facilities-action-on = { $action }: { $what }
facilities-which = What is to be closed? { $what }
facilities-which-near = What lies near
facilities-which-away = { $what }, { $distance }
facilities-which-waiting = The plan of this level is still being loaded.
facilities-which-none = Nothing of this kind is drawn near where it was reported.
facilities-which-on-plan = Choose it on the plan
facilities-closure-over = What was closed for it is open again. Is it mended? Then settle it.
facilities-oldest-first = Oldest first
facilities-more-reports = Show more ({ $shown } of { $all })
facilities-also-closed = Closed by something else too: { $others }
facilities-still-closed = Still closed by something else: { $others }
