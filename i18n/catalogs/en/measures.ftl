# Numbers arrive as formatted texts; a variable named count or …-count only chooses a plural form.

distance-metres = about { $number } m
    .speak = about { $number } { $count ->
        [one] metre
       *[other] metres
    }
distance-kilometres = about { $number } km
    .speak = about { $number } kilometres
duration-moment = less than a minute
duration-minutes = about { $number } min
    .speak = about { $number } { $count ->
        [one] minute
       *[other] minutes
    }
duration-hours = about { $hours } h
    .speak = about { $hours } { $hour-count ->
        [one] hour
       *[other] hours
    }
duration-hours-minutes = about { $hours } h { $number } min
    .speak = about { $hours } { $hour-count ->
        [one] hour
       *[other] hours
    } and { $number } { $count ->
        [one] minute
       *[other] minutes
    }
length-metres = { $number } m
    .speak = { $number } metres
length-centimetres = { $number } cm
    .speak = { $number } centimetres
percentage = { $number }%
    .speak = { $number } percent
level-numbered = level { $number }
level-below = { $style ->
        [letter] level B{ $number }
       *[minus] level −{ $number }
    }
    .speak = { $style ->
        [letter] level B { $number }
       *[minus] level minus { $number }
    }
level-lettered = level { $label }
