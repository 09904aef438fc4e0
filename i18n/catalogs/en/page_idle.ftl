# The question whether somebody is still there, on screens that many use.

kiosk-idle-title = Are you still here?
kiosk-idle-left = { $count ->
        [one] This page clears in { $seconds } second
       *[other] This page clears in { $seconds } seconds
    }
    .speak = { $count ->
        [one] This page clears in { $seconds } second. Touch the screen or press any key to go on.
       *[other] This page clears in { $seconds } seconds. Touch the screen or press any key to go on.
    }
kiosk-idle-touch = Touch the screen anywhere to go on
kiosk-idle-why = Then the next person cannot see what you looked for.
