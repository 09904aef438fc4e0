# Taking numbers, calling, waiting: refusals, states, acts, announcements.

announcement-ticket-called = Number { $number }, { $name }, please come to { $room }, { $level }.
announcement-ticket-called-there = Number { $number }, { $name }, please come to { $room }.
announcement-number-called = Number { $number }, please come to { $room }, { $level }.
announcement-number-called-there = Number { $number }, please come to { $room }.

queue-ticket-state-in-zone = Waiting in the waiting area
queue-ticket-state-at-room = Waiting at the room
queue-ticket-state-called = Called
queue-ticket-state-serving = Being seen
queue-ticket-state-held = Set aside
queue-ticket-state-no-show = Missed the call
queue-ticket-state-away-for-results = Away for tests
queue-ticket-state-finished = Finished
queue-ticket-state-cancelled = Cancelled
queue-ticket-state-merged = Merged
queue-ticket-state-expired = Expired

queue-results-ready = The results are there
queue-results-partly = Some of the results are there
queue-results-waiting = The results are not there yet
queue-results-unknown = Whether results are there is not known

queue-ticket-act-issue = Took a number
queue-ticket-act-move-to-room = Moved to the room
queue-ticket-act-move-to-zone = Moved back to the waiting area
queue-ticket-act-call = Called
queue-ticket-act-recall = Called again
queue-ticket-act-mark-no-show = Did not come
queue-ticket-act-return = Came back after a missed call
queue-ticket-act-start = Being seen
queue-ticket-act-finish = Finished
queue-ticket-act-send-for-results = Sent for tests
queue-ticket-act-return-with-results = Came back with results
queue-ticket-act-hold = Set aside
queue-ticket-act-resume = Waits again
queue-ticket-act-transfer = Transferred
queue-ticket-act-merge = Merged into another number
queue-ticket-act-correct = Corrected
queue-ticket-act-cancel = Cancelled
queue-ticket-act-expire = Expired
queue-ticket-act-undo = Taken back
queue-ticket-act-with = { $act }: { $detail }
queue-ticket-act-by-clock = The system
queue-ticket-act-by-visitor = A visitor
queue-ticket-act-by-ticket-holder = The ticket's holder
queue-ticket-act-by-kiosk = A kiosk
queue-ticket-act-by-client = Another system
queue-ticket-act-details-between = {", "}

position-explained = { $ahead } before; this number { $reason }
position-overtaken = Those who came later go before this number at most { $most } times; as things stand it is { $overtaken }
position-sentence-end = {". "}
pair-reason-emergency = { $first } is an emergency, and therefore before { $second }.
pair-reason-waited-longer = { $first } has waited longer than { $second }, and is therefore before.
pair-reason-rule = { $first } came later, but the rules place it before { $second }.
pair-reason-own-later = By the rules the place of { $second } is a later one, so { $first } is before.

refusal-queue-unknown = There is no such queue. Please open the page again and choose one from the list.
refusal-results-not-ready = Your results are not there yet. { $time ->
    [none] Please come back later, or ask at the desk if you have them on paper.
   *[other] They are expected at { $time }. Please come back then, or ask at the desk if you have them on paper.
 }
refusal-queue-empty = Nobody waits for this room now.
refusal-person-name-unfit = A name has at most { $most } characters. Please correct it, or leave it out.
refusal-tickets-too-many = Too many numbers or tries from here in a short time. Please ask at the desk.
refusal-ticket-unknown = There is no such number. Please check it, or take a new one.
refusal-ticket-reason-unfit = A reason has at most { $most } characters.
refusal-appointment-seen = You have been seen with this appointment already, with number { $number }. To be seen again, take a number without an appointment, or ask at the desk.
refusal-appointment-unknown = You have no appointment today. Please take an ordinary number, or ask at the desk.
refusal-appointment-queue-unknown = There is no queue here for your appointment. Please ask at the desk.
refusal-room-unknown = There is no such room, or it does not call this queue. Please choose another one.
refusal-room-not-yours = You do not work in this room now. Please take the room first.
refusal-room-not-named = You work in several rooms. Please say which one calls.
refusal-room-taken = { $name } works in this room. Please choose another one, or relieve them.
refusal-room-paused = The room has a break. Please end it first, then call.
refusal-room-closed = Nobody works in this room now. Please choose another room, or none.
refusal-room-occupied = { $number } is still in this room. Please finish, mark as missed or transfer them first.
refusal-room-changed = Who is at the room has just changed. Please look again before you call.
refusal-layout-unfit = This queue file cannot be used. { queue-file-fault }
refusal-layout-changed = Somebody has just changed the queues and rooms. Please open them again before you change them.
refusal-layout-version-unknown = There is no such version of the queues and rooms. Please choose one from the list.
refusal-layout-in-use = Some numbers would have no queue or room any more: { $numbers }. Finish or transfer them first.
refusal-rules-unfit = The rules have faults and were not kept. Please check and correct them first.
refusal-rules-changed = Somebody has just changed the rules. Please open them again before you change them.
refusal-rules-version-unknown = There is no such version of the rules. Please choose one from the list.

queue-file-fit = Nothing is wrong: { $zones } zones, { $queues } queues, { $rooms } rooms
queue-file-in-force = Version { $version } is in force: { $zones } zones, { $queues } queues, { $rooms } rooms
queue-file-rules-left = The rules in the file were left out. Rules are changed on /counter/rules.
command-queues-locked = The server is running and holds the database. Stop it for this command, or put the file in force on /counter/rules.
# What is wrong with a queue file; $where is a path in it.
queue-file-fault = { $fault ->
    [too-large] It has more than { $most } bytes.
    [id-unfit] { $where }: an id has 1 to { $most } characters.
    [id-twice] { $where }: “{ $id }” is there twice.
    [zone-unknown] { $where }: there is no zone “{ $id }” in the file.
    [department-unknown] { $where }: there is no department “{ $id }” in the plan.
    [place-unknown] { $where }: there is no place “{ $id }” on the plan, and no names are given.
    [place-nameless] { $where }: the place “{ $id }” has no name, and none is given.
    [names-missing] { $where }: it has neither names nor a department.
    [rooms-missing] { $where }: it has no rooms.
    [room-unused] { $where }: no queue has this room.
    [room-in-zones] { $where }: its queues are in several zones.
    [note-unfit] A note is plain text of at most { $most } characters.
    [rules-unfit] There are faults in its rules: { $where }.
   *[unreadable] It cannot be read: { $detail }.
 }
error-queue-file-unfit = The queue file cannot be used. { queue-file-fault } Correct it and start again.
error-queue-file-not-found = The queue file { $path } cannot be read. Check its path and rights.
