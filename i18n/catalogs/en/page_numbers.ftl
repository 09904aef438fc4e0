# Taking a number and what a ticket says, on kiosks and phones. Numbers arrive formatted; $count only
# chooses between one and several.

number-title = What do you need a number for?
number-queues = Where numbers are given
number-have-appointment = I have an appointment: check in
number-search = Find by typing
number-search-label = Clinic or service
number-search-hint = A few letters are enough: surgery → sur
    .speak = A few letters are enough.
number-search-none = No queue fits
number-search-none-try = Try another word or fewer letters, or go back and choose from the list.
number-none-here = Numbers are not given here yet
number-none-here-try = Please ask at the desk how to sign up.
number-queue-gone = No numbers are given here any more
number-queue-gone-try = Go back and choose another one, or ask at the desk.
number-closed = No numbers now
number-waiting = { $count ->
        [0] Nobody waits
        [one] { $number } person waits
       *[other] { $number } people wait
    }
number-priority = You have a priority? Then choose it
number-class-none = Without priority
number-class-document = Show your document when you are called
number-class-age = By the age in your records: check in
number-class-age-least = From { $age } years on, by your records: check in
number-class-age-most = Up to { $age } years, by your records: check in
number-class-ages = { $least } to { $most } years, by your records: check in
number-emergency = An emergency? Tell the staff at once. No number is needed.
number-take = Take a number
number-taking = Taking a number…
    .speak = Taking a number
number-unsure = The connection was lost. No number has been seen yet.
number-unsure-check-in = The connection was lost. It is not known yet whether you are checked in.
number-unsure-what = It is tried again by itself, and you get one number only. If you go back, a number that was given is given back.
number-refused = No number was given.

number-check-in-title = Check in for your appointment
number-check-in-title-priority = Check in with your priority by age
number-check-in-by = What you type
number-by-card = Hospital card
number-by-card-label = Number of the hospital card
number-by-code = Appointment code
number-by-code-label = Appointment code
number-by-identity = Identity card
number-by-identity-label = Last 6 signs of the identity card
number-choose = Which appointment do you go to first?
number-check-in-private = What you type is not kept, and is cleared by itself.
number-check-in = Check in
number-checking-in = Checking in…
    .speak = Checking in

ticket-title = Your number
ticket-given = Your number is { $number }
ticket-facts = How things stand
ticket-ahead = { $count ->
        [0] You are next
        [one] { $number } person before you
       *[other] { $number } people before you
    }
ticket-range = Called about { $from } to { $to }
ticket-at = Called about { $from }
ticket-no-range = It is not known yet when you are called
ticket-wait = in { $least } to { $most } min
    .speak = in { $least } to { $most } minutes
ticket-wait-most = within { $most } min
    .speak = within { $most } minutes
ticket-wait-soon = very soon
ticket-appointment = Appointment at { $from }
ticket-wait-at = Wait at { $place }
ticket-place = Where: { $place }
ticket-where = { $building } · { $level }
    .speak = { $building }, { $level }
ticket-go-in = Go to { $room }
ticket-called-to = Number { $number }, please go to { $room }
ticket-why = Why this place:
ticket-why-more = Why this place? Tell me all
ticket-why-less = Tell me less
ticket-why-waiting = One moment…
    .speak = One moment
ticket-show-way = Show me the way
ticket-done = Done
ticket-unknown = There is no such number
ticket-unknown-try = It may be of another day. Take a new one, or ask at the desk.
ticket-code = QR code: your number on the phone
ticket-code-scan = Scan this with your phone: it shows your place as it changes.
ticket-code-then = The phone tells you when it is time to go, and when you are called.
ticket-code-private = The code holds the number alone, nothing about you.
ticket-code-failed = The code for your phone cannot be shown just now. Your number counts all the same.
