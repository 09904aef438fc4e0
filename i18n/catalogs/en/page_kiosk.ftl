# What the kiosk page says. Numbers arrive formatted; $count only chooses between one and several.

kiosk-title = Where do you want to go?
kiosk-here = You are here: { $place }
kiosk-plan-label = Plan of { $level }, with the place where you stand
kiosk-categories = Find by kind

kiosk-search-open = { $venue ->
        [hospital] Search clinics, tests, room numbers
       *[other] Search places and room numbers
    }
kiosk-search-title = Find a place
kiosk-search-label = { $venue ->
        [hospital] Clinic, test or room number
       *[other] Place or room number
    }
kiosk-search-hint = { $venue ->
        [hospital] A few letters are enough: radiology → rad
       *[other] A few letters or digits are enough
    }
    .speak = A few letters or digits are enough.
kiosk-search-results = Places found
kiosk-search-found = { $count ->
        [0] Nothing found
        [one] { $number } place found
       *[other] { $number } places found
    }
kiosk-search-nothing = Nothing found for “{ $text }”
kiosk-search-nothing-try = Try another word or fewer letters, or go back and find it by kind.
kiosk-search-matched = { $text } → { $name }
    .speak = { $text }, which is { $name }

kiosk-pad = Keyboard
kiosk-pad-space = Space
kiosk-pad-delete = Delete
kiosk-pad-clear = Clear

kiosk-choose-places = Places
kiosk-choose-empty = There is nowhere to go here
kiosk-choose-empty-try = Go back and choose another kind, or ask a member of staff.
kiosk-place-where = { $building } · { $level }
    .speak = { $building }, { $level }
kiosk-level-sign = L{ $number }
    .speak = level { $number }
kiosk-place-walk = { $duration } on foot
kiosk-place-here = Right here
kiosk-place-no-way = { $needs ->
        [yes] No way that meets your needs
       *[no] No way there
    }
kiosk-times-for-needs = Times are for the way you travel
kiosk-limits-done = Show this way

kiosk-page-of = Page { $page } of { $pages }
kiosk-page-previous = Previous
kiosk-page-next = Next

kiosk-route-to = To { $place }
kiosk-route-plan = Plan of the way, { $level }
kiosk-no-route-plan = Plan of { $level }, marked where there is no way
kiosk-route-levels = Levels on the way
kiosk-route-steps = How to get there
kiosk-route-found = To { $place }, { $duration }, { $distance }.
kiosk-route-changed = The plan has changed. The way was found again.
kiosk-route-changed-closure = Something in the building was closed or opened. The way was found again.
kiosk-route-doubt-closure = Something in the building was closed or opened. This way may have changed; it is being asked for again.
kiosk-route-doubt-plan = The plan has changed. This way may have changed; it is being asked for again.
kiosk-level-with-building = { $building }, { $level }
kiosk-levels-joined = { $first } – { $last }
    .speak = { $first } to { $last }

kiosk-no-route-why = What stands in the way
kiosk-no-route-more = { $count ->
        [one] and { $number } more
       *[other] and { $number } more
    }
kiosk-no-route-go = Go to { $place } instead

kiosk-take = Take it along
kiosk-take-title = Take the way with you on your phone
kiosk-take-scan = Point your phone's camera, or the scanner in WeChat, at the code.
kiosk-take-then = Your phone leads you step by step. Keep the page open: then it also works in the basement without a signal.
kiosk-take-private = The code holds the start, the destination and how you travel. Nothing about you.
kiosk-take-code = QR code: the way to { $place }
kiosk-take-none = This way cannot be taken along
kiosk-take-none-try = Follow the steps on the screen, or ask a member of staff.
kiosk-take-done = Show the way

kiosk-person-title = Ask a person
kiosk-person-lead = You need no screen. At the information desk you can talk to a person, and ask about paper and cash.
kiosk-person-desk = The nearest information desk
kiosk-person-closed = No desk is open now. This one opens next
kiosk-person-way = Show me the way
kiosk-person-phone = Or telephone
kiosk-person-phone-number = { $phone }
kiosk-person-nobody = The plan shows no information desk
kiosk-person-nobody-try = Ask anyone near you in a uniform or a volunteer's vest.

kiosk-wiped = Cleared. Where do you want to go?

kiosk-destination-unknown = This destination cannot be found
kiosk-destination-unknown-try = It may have moved. Please search again.
kiosk-spot-unknown = This screen does not know yet where it stands
kiosk-spot-unknown-try = Without a start there is no way. Please tell a member of staff.
