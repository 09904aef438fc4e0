# Why there is no way, what stands in it, and what an answer rests on.
# $known: yes or no, whether the value is known at all. $access: who may pass.

no-route-unknown-start = This plan does not know the starting point.
no-route-unknown-destination = This plan does not know the destination.
no-route-start-isolated = No door or way out of { $start } is drawn on the plan, so it cannot show the way.
no-route-destination-isolated = No door or way into { $destination } is drawn on the plan, so it cannot show the way.
no-route-not-connected = The plan shows no way from { $start } to { $destination }.
no-route-needs-not-met = There is a way to { $destination }, but none that meets these needs.
no-route-closed = There is a way to { $destination }, but something on it is closed at the moment.
no-route-proof-failed = The way that was found did not pass the safety check, so it is not shown.
no-route-nearest = The nearest place you can reach is { $place }.
no-route-ask = Please ask the staff or a volunteer to take you there.

blocker-door-width = { $known ->
        [yes] { $element } is { $value } wide; { $wanted } is needed
       *[no] The clear width of { $element } is not stated; { $wanted } is needed
    }
blocker-threshold = { $known ->
        [yes] { $element } has a threshold of { $value }; at most { $wanted } is possible
       *[no] The threshold of { $element } is not stated; at most { $wanted } is possible
    }
blocker-incline = { $known ->
        [yes] { $element } slopes by { $value }; at most { $wanted } is possible
       *[no] The slope of { $element } is not stated; at most { $wanted } is possible
    }
blocker-stairs = { $element } cannot be used with these needs
blocker-escalator = { $element } cannot be used with these needs
blocker-lift = { $element } cannot be used with these needs
blocker-lift-car = { $known ->
        [yes] The car of { $element } measures { $value }; { $wanted } is needed
       *[no] The size of the car of { $element } is not stated; { $wanted } is needed
    }
blocker-lift-use = { $element } is not open to visitors
blocker-revolving-door = { $element } is a revolving door
blocker-manual-door = { $known ->
        [yes] { $element } has to be opened by hand
       *[no] It is not stated whether { $element } opens by itself
    }
blocker-not-for-wheelchairs = { $element } is marked as not usable with a wheelchair
blocker-access = { $access ->
        [emergency] { $element } is for emergencies only
        [closed] { $element } is not open
       *[staff] { $element } is for staff only
    }
blocker-hazard = { $element } is a hazard area that nobody is led into
blocker-path-width = { $known ->
        [yes] { $element } is { $value } wide; { $wanted } is needed
       *[no] The width of { $element } is not stated; { $wanted } is needed
    }
blocker-gap = { $element } is too narrow in one place; { $wanted } is needed
blocker-one-way = { $element } may only be passed the other way
blocker-closed = { $element } is closed at the moment
blocker-closed-because = { $closed }: { $reason }
blocker-hours = { $when ->
        [never] { $element } is not open to visitors
        [same-day] { $element } is shut; it opens at { $time }
       *[other] { $element } is shut; it opens on { $weekday } at { $time }
    }
weekday = { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }

step-free-measured = No steps on the way; this rests on measurements.
step-free-assumed = No steps on the way; part of this is assumed, not measured.
step-free-no = There are steps on the way.

through-rooms = There is no other way for you than through { $rooms }.

evidence-measured = measured
evidence-drawn = read off the plan
evidence-assumed = assumed by the house
evidence-unknown = unknown

fact-clear-width = clear width
fact-threshold = threshold
fact-automatic = opens by itself
fact-incline = slope
fact-step-count = number of steps
fact-car-width = width of the car
fact-car-depth = depth of the car
fact-wheelchair = usable with a wheelchair
value-assumed = { $value } (assumed, not measured)
value-yes = yes
value-no = no
value-unknown = not stated

unverified-line = { $element }: { $fact } { $value }, { $evidence }{ $has-source ->
        [yes] {" "}({ $source })
       *[no] {""}
    }
    .speak = { $element }, { $fact } { $value }, { $evidence }
unverified-group = { $fact } { $value }, { $evidence }{ $has-source ->
        [yes] {" "}({ $source })
       *[no] {""}
    }: { $elements }
    .speak = { $fact } { $value }, { $evidence }: { $elements }
list-separator = {", "}
unverified-heading = Not measured on this way:

profile-walking = On foot
profile-slow-walking = Slow on foot, with rests
profile-wheelchair = Wheelchair
profile-powered-chair = Powered wheelchair
profile-walking-frame = Walking frame
profile-pram = Pram
profile-bed = Bed
profile-low-vision = Low vision
profile-staff = Staff
route-summary = { $distance }, { $duration }
