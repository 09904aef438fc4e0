# Queue numbers: why something is refused, why somebody is at their place, what is wrong with rules.

refusal-queue-closed = No numbers are issued here now. Please ask at the desk, or come back during opening hours.
refusal-queue-quota-used = All { $most } numbers for this half-day have been issued. Please ask at the desk, or come back in the next half-day.
refusal-queue-numbers-used = There is no number left for this half-day. Please ask at the desk.
refusal-priority-class-unknown = There is no such priority class here. Choose another one, or none.
refusal-priority-age-unfit = The age does not fit this priority class. Choose another one, or none.
refusal-priority-proof-needed = This priority class has to be confirmed. Please ask at the desk.
refusal-appointment-early = You have an appointment, but it is too early to check in. Check in at most { $minutes } minutes before it.
refusal-ticket-changed = This number has changed meanwhile. Look at it again, then try once more.
refusal-ticket-state-unfit = That cannot be done with this number now. Look at it again.
refusal-ticket-act-not-yours = You may not do that with this number. Please ask the staff of the waiting zone.
refusal-ticket-act-incomplete = Something is missing: choose a room, a queue or a number, then try again.
refusal-ticket-other-room = This number waits for another room. Let that room call it, or transfer it.
refusal-ticket-same-queue = The number is in this queue already. Choose another queue.
refusal-ticket-return-late = You can come back within { $minutes } minutes only. Please take a new number.
refusal-ticket-returns-used = You have come back { $most } times already. Please ask at the desk.
refusal-nothing-to-undo = There is nothing left to undo: the number has just been issued.
refusal-room-full = As many wait at this room as may. Choose another room, or wait until it calls.

priority-class-ordinary = No priority
priority-class-emergency = Emergency
priority-class-older = Older people
priority-class-disabled = People with disabilities
priority-class-armed-forces = Armed forces
priority-class-pregnant = Pregnant women
priority-class-child = Children

place-reason-emergency = is an emergency
place-reason-bound-reached = has been overtaken as often as the rules allow ({ $most } times)
place-reason-slot-begun = has an appointment, and the time has come
place-reason-first = is of a class that is called first
place-reason-after-calls = comes after { $calls } others, as the rules have it
place-reason-every = is the one of this priority after every { $every } others
place-reason-slot-place = has one of the { $places } places of this priority in { $minutes } minutes
place-reason-share = is of a priority that gets { $weight } of { $of } calls
place-reason-by-time = has waited longest of those left
place-reason-slot-ahead = has an appointment whose time has not come
place-reason-last = came late or came back, and is called after the others

before-reason-emergency = { $count } before: emergencies
before-reason-at-doors = { $count } before: they wait at the rooms already
before-reason-waited-longer = { $count } before: they have waited longer
before-reason-rule = { $count } before: they came later, but rules of priority or appointments place them before
before-reason-own-later = { $count } before: your own place is a later one by the rules

rule-fault-at = { $path }: { $fault }
rule-fault-whole = rules
rule-fault-not-json = This is not valid JSON.
rule-fault-too-large = This is too large; allowed are { $allowed } characters.
rule-fault-field-unknown = There is no such rule here. Allowed: { $allowed }.
rule-fault-field-missing = This rule is needed here.
rule-fault-type-wrong = This is of the wrong kind. Allowed: { $allowed }.
rule-fault-number-unfit = This number is not allowed. Allowed: { $allowed }.
rule-fault-choice-unknown = There is no such choice. Allowed: { $allowed }.
rule-fault-text-unfit = This text is not allowed. Allowed: { $allowed }.
rule-fault-time-unfit = This is not a time of day. Allowed: { $allowed }.
rule-fault-hours-unfit = These opening hours cannot be read. Write them like “Mo-Fr 08:00-12:00,13:30-17:00”.
rule-fault-too-many = These are too many; at most { $allowed } are allowed.
rule-fault-id-twice = The id “{ $id }” is there twice.
rule-fault-class-unknown = There is no such class. Allowed: { $allowed }.
rule-fault-first-class-lifted = The first class is that of people without priority; its placement must be “{ $allowed }”.
rule-fault-emergency-unproven = Emergencies come before everybody without a bound, so nobody may choose to be one. The proof must be “{ $allowed }”.
rule-fault-not-of-kind = A placement “{ $kind }” does not have this number. Leave it out.
rule-fault-order-wrong = This must be after, or greater than, “{ $after }”.
rule-fault-range-beyond-digits = This number has too many digits. Allowed: { $allowed }.
rule-fault-ranges-overlap = Numbers are carried over into the next half-day, so the half-days' ranges must not overlap.
