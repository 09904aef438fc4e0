# The phone page: where one is, the way one step at a time, what is kept on the phone.
# Numbers, lengths, times and names arrive as finished texts; $count only chooses a plural.

phone-to = To { $place }
phone-you-are-at = You are at { $place }
    .speak = You are at { $place }.
phone-elsewhere = I am somewhere else
phone-where-are-you = Where are you now?
phone-where-scan = Scan the nearest code on a wall with WeChat or the camera: that is surest. Where there is none, read the sign on the nearest door and search for it here.
phone-where-search = Search for a door near me
phone-where-code = I am where I scanned the code: { $place }
phone-plan-of = Plan of { $level }, with your place marked
phone-where-to = Where do you want to go?
phone-search = Search
phone-search-hint = Department or room
phone-search-clear = Clear
phone-search-try = Type a department, a room number or what you need: “radiology”, “E047”, “blood test”, “toilet”. Pinyin and its initials work too.
phone-search-none = Nothing found for “{ $text }”
phone-search-none-try = Try a shorter word, the room number on your paper, or choose from the list below.
phone-search-found = { $number ->
        [one] { $shown } place found
       *[other] { $shown } places found
    }
phone-matched = Found as “{ $text }”
phone-no-way-there = No way found
phone-choose-kind = Or choose
phone-category-empty = This building's plan has none.

phone-go-on-lead = You were on your way
phone-go-on = Go on to { $place }
phone-forget = Forget this way
phone-forgotten = Forgotten. This page keeps nothing about the way. Your browser's history may still list its address.

phone-step-of = Step { $number } of { $count }
phone-time-left = { $duration } left
phone-last-step = Last step
phone-next = Next
phone-previous = Previous
phone-arrived-next = I am there
phone-all-steps = All steps
phone-one-step = One step
phone-needs = Needs
phone-needs-set = Needs: { $needs }
phone-needs-title = How do you travel?
phone-needs-own = { $needs }, with own limits
phone-needs-ready = Done
phone-needs-done = Show the way
phone-picture-of-step = Plan of this step; forward is up
phone-picture-missing = The picture of this step is not loaded. The words are complete.
phone-lift-from = You are on
phone-lift-press = Press
phone-ride-to = Go to

phone-arrived = You have arrived
phone-arrived-now = What now?
phone-way-back = The way back
phone-other-destination = Another destination
phone-back-to-steps = Back to the steps

phone-list-title = The whole way
phone-list-summary = { $duration } · { $distance }
phone-list-you = You are at this step
phone-picture-of-level = Plan of { $level } with the way
phone-carried = Everything is on this phone: it works without network.
phone-carrying = Still loading pictures for use without network …
phone-assumed-lead = Nobody measured these. The numbers stand on the plans above.
phone-assumed = { $number ->
        [one] { $shown } fact on this way is assumed, not measured
       *[other] { $shown } facts on this way are assumed, not measured
    }
phone-checked-needs = For: { $needs }

phone-as-of = No network. The way is as of { $time }.
phone-as-of-other-day = No network. The way is as of { $date }, { $time }.
phone-kept-as-of = { $why } The way is as of { $time }.
phone-kept-as-of-other-day = { $why } The way is as of { $date }, { $time }.
phone-online-again = The network is back. The way is still the same.
phone-changed = The way has changed. You are still at this step.
phone-changed-onward = The way has changed. It leads on from the step you were at.
phone-changed-again = The way has changed. It begins again where you scanned the code.
phone-changed-none = The way that you followed is not there any more.
phone-closure-why = Something in the building was closed or opened.
phone-plan-why = The hospital's plan has changed.
phone-may-have-changed = This way may have changed. It is being asked for again.
phone-old-needs = This way is still for: { $needs }. The way for the changed needs could not be asked for yet.
phone-offline-locale = Without network the way stays in the language it was loaded in.
phone-offline-new = Without network a new way cannot be found. The signs in the building still show it, and any member of staff.
phone-no-worker = Keep this page open: without network it cannot be loaded again.

phone-no-way = There is no way to show
phone-barred-plan = Plan, marked where there is no way
phone-why = What stands in the way
phone-go-instead = Go to { $place } instead
phone-change-needs = Change needs
phone-error-title = The way could not be asked for
phone-wrong-needs = The address's needs could not be understood. Check here how you travel before you follow the way.
phone-reload = Load this page again
phone-finding = Finding the way …

phone-scan-lead = Somewhere else? Scan the next code on the wall with WeChat or the camera: the way goes on from there.
