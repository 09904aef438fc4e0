# What the page of those who call people says; browsers are given this file too.
# $number: a ticket's, such as A012. $room, $name: names. $shown: the count as a text.

frame-title-counter = Counter
counter-not-for-you-title = This page is for those who call people
counter-not-for-you-text = Your account may not work at a counter. Sign in with another account, or ask an administrator for the right.
counter-other-account = Sign in with another account
counter-sign-in = Sign in
counter-sign-out = Sign out
counter-signed-in-as = Signed in as { $name }
counter-alarm = Evacuation alarm
counter-drill = Evacuation drill
counter-way-out = Way out

counter-choose-room = Which room do you work in?
counter-choose-zone = Which zone do you look after?
counter-no-queues = There are no queues yet
counter-no-queues-try = Ask for a queue file for this building, then open this page again.
counter-only-look = Your account may look here, and not call.
counter-waiting = { $count ->
        [0] Nobody waits
        [one] 1 person waits
       *[other] { $shown } people wait
    }
counter-to-zone = The zone
counter-room-open = Somebody works here
counter-room-paused = Break
counter-room-lunch = Lunch
counter-room-away = Calls nobody for { $duration }, though people wait
counter-room-free = Free
counter-room-closed = Closed
counter-room-unknown = There is no such room any more
counter-zone-unknown = There is no such zone any more
counter-other-room = Other room
counter-all-rooms = All rooms
counter-rooms = Rooms

counter-take = Work here
counter-relieve = Relieve { $name }
counter-nobody-works = Nobody works here now
counter-taken-by = { $name } works here, for { $since }
counter-works-since = works here, for { $since }
counter-relieve-them = Relieve
counter-room-taken = You work in { $room }
counter-room-left = You left { $room }
counter-leave = Leave
counter-pause = Break
counter-go-on = Go on
counter-paused = Break. Nobody is called here.
counter-goes-on = It goes on
counter-paused-since = Break since { $time }

counter-nobody-here = Nobody is here
counter-nobody-waits = Nobody waits
counter-call = Call { $number }
counter-finish-and-call = Finished, call { $number }
counter-called = { $number } is called
counter-recalls = { $count ->
        [one] called again
       *[other] called again { $shown } times
    }
counter-details = Details
counter-space = Space
counter-keys = Keys work: one for each act
counter-undo = Undo
counter-undone = { $number }: taken back, now “{ $state }”
counter-fine = Fine
counter-close = Close
counter-cancel = Cancel
counter-unsure = { $reason } It is not known whether it was done. Try again: it is done only once.
counter-just-now = just now
counter-booked = booked { $time }

counter-nobody-waits-in = Nobody waits: { $lines }
counter-find = Find a number
counter-find-it = Find
counter-not-found = { $number } is not a number of the last days here
counter-found = With this number
counter-found-several = { $number } was given { $count ->
        [one] once
       *[other] { $shown } times
    } in the last days. Please choose one.
counter-next = Next
counter-more = { $count ->
        [one] and 1 more
       *[other] and { $shown } more
    }
counter-missed = Missed the call
counter-aside = Set aside, or away for results
counter-recent = Done lately
counter-at-counter = Called or being seen
counter-over = Over
counter-door = At the door: { $room }
counter-at-door = { $count ->
        [one] 1 at the door
       *[other] { $shown } at the door
    }
counter-at-door-of = { $shown } of at most { $most } at the door
counter-fills = rooms fill by themselves, { $most } at a door
counter-by-hand = sent to rooms by hand, { $most } at a door
counter-voice-behind = { $count ->
        [one] The loudspeaker falls behind: { $shown } call waits to be said, since { $time }
       *[other] The loudspeaker falls behind: { $shown } calls wait to be said, the first since { $time }
    }

counter-act-start = Is here
counter-act-recall = Call again
counter-act-no-show = Did not come
counter-act-finish = Finished
counter-act-results = Comes back with results
counter-act-resume = Back into the line
counter-act-return = Came back
counter-act-hold = Set aside
counter-act-move = To a room
counter-act-transfer = To another queue
counter-act-correct = Correct
counter-act-merge = Merge
counter-act-cancel = Cancel the ticket
counter-did-start = { $number } is being seen
counter-did-recall = { $number } is called again
counter-did-no-show = { $number } did not come
counter-did-finish = { $number } is finished
counter-did-results = { $number } comes back with results
counter-did-resume = { $number } is back in the line
counter-did-return = { $number } is back in the line
counter-did-hold = { $number } is set aside
counter-did-move = { $number }: { $state }
counter-did-transfer = { $number } waits in another queue
counter-did-correct = { $number } is corrected
counter-did-merge = { $number } goes on as another ticket
counter-did-cancel = { $number } is cancelled

counter-why = Why it is at this place
counter-why-before = Why before or after
counter-choose-ticket = Choose a ticket
counter-choose = Choose
counter-history = What was done
counter-was-undone = (taken back)
counter-to-room = To the door of
counter-back-to-zone = Back to the zone
counter-to-queue = To the queue
counter-only-room = May be called by
counter-any-room = Any room
counter-as-it-was = As it was
counter-reason = Reason (may be empty)
counter-class = Priority
counter-new-name = New name (empty: as it was)
counter-merge-told = { $number } ends, and the person goes on with the other number.
counter-merge-into = Goes on as
counter-cancel-told = { $number } ends and is not called. This can be undone.

counter-add = Add somebody
counter-way = How
counter-way-walk-in = Without an appointment
counter-way-appointment = With an appointment
counter-kind = By
counter-kind-appointment-code = Appointment code
counter-kind-card = Card number
counter-kind-identity-end = Last six of the identity card
counter-identification = Number or code
counter-queue = Queue
counter-name = Name (may be empty)
counter-give = Give a number
counter-check-in = Check in
counter-added = Number { $number } was given

counter-figures = Waiting times
counter-rules = Rules of the queues
counter-rules-lead = Changes hold from the moment they are made, also for those who wait already. What is left out keeps its usual value; of a zone, the hospital's.
counter-rules-text = Rules, version { $version }
counter-rules-note = What was changed, in a few words
counter-rules-drop = Drop the change
counter-rules-change = Put in force
counter-rules-checking = Being checked …
counter-rules-fit = Nothing is wrong with it.
counter-rules-changed = In force as version { $version }
counter-rules-versions = Versions
counter-rules-none = Nobody has changed anything yet; the usual rules hold.
counter-rules-no-note = Without a note
counter-rules-read = Read
counter-rules-restore = Put back in force
