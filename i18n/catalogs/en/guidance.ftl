# One message for each kind of step, made of the phrases below.
# $turn, $turn-after: sharp_left, left, slight_left, slight_right, right, sharp_right, back, none;
#   $turn of set-off and leave also: straight, where none says that the direction is not known
# $what: place, lift, stairs, escalator, ramp
# $walk: none, or where one walks: corridor, outdoor, room, open, other
# $use: at, past, none · $landmark-side, $side: left, right, ahead, none

turn-phrase = { $turn ->
        [sharp_left] Turn sharp left
        [left] Turn left
        [slight_left] Bear left
        [slight_right] Bear right
        [right] Turn right
        [sharp_right] Turn sharp right
        [back] Turn around
       *[none] Go straight on
    }
and-turn-phrase = { $turn ->
        [sharp_left] {" "}and turn sharp left
        [left] {" "}and turn left
        [slight_left] {" "}and bear left
        [slight_right] {" "}and bear right
        [right] {" "}and turn right
        [sharp_right] {" "}and turn sharp right
        [back] {" "}and turn around
       *[none] {" "}and go straight on
    }
comma-turn-phrase = { $turn ->
        [sharp_left] , turn sharp left
        [left] , turn left
        [slight_left] , bear left
        [slight_right] , bear right
        [right] , turn right
        [sharp_right] , turn sharp right
        [back] , turn around
       *[none] {""}
    }
along-phrase = { $walk ->
        [corridor] {" "}along the corridor
       *[other] {""}
    }
turn-after-phrase = { $turn-after ->
        [sharp_left] , then turn sharp left
        [left] , then turn left
        [slight_left] , then bear left
        [slight_right] , then bear right
        [right] , then turn right
        [sharp_right] , then turn sharp right
        [back] , then turn around
       *[none] {""}
    }
walk-phrase = { $walk ->
        [none] {""}
        [corridor] {" "}and follow the corridor for { $distance }
       *[other] {" "}and walk { $distance }
    }
straight-walk-phrase = { $walk ->
        [none] {""}
        [corridor] {" "}along the corridor for { $distance }
       *[other] {" "}for { $distance }
    }
then-walk-phrase = { $walk ->
        [none] {""}
        [corridor] , then follow the corridor for { $distance }
       *[other] , then walk { $distance }
    }
after-walk-phrase = { $turn-after ->
        [none] { then-walk-phrase }
       *[other] { walk-phrase }
    }
at-phrase = { $use ->
        [at] {" "}at { $landmark }
       *[none] {""}
    }
past-phrase = { $use ->
        [past] , past { $landmark }{ $landmark-side ->
            [left] {" "}on your left
            [right] {" "}on your right
           *[none] {""}
        }
       *[none] {""}
    }
side-phrase = { $side ->
        [left] {" "}on your left
        [right] {" "}on your right
        [ahead] {" "}ahead of you
       *[none] {""}
    }

step-set-off = { $start ->
        [known] From { $place }{ $turn ->
            [none] , walk { $distance }{ along-phrase }
            [straight] , go straight on{ straight-walk-phrase }
           *[other] { comma-turn-phrase }{ walk-phrase }
        }
       *[unknown] { $turn ->
            [none] Walk { $distance }{ along-phrase }
            [straight] Go straight on{ straight-walk-phrase }
           *[other] { turn-phrase }{ walk-phrase }
        }
    }{ past-phrase }
step-leave = Leave { $place }{ $turn ->
        [none] { walk-phrase }
        [straight] {" "}and go straight on{ straight-walk-phrase }
       *[other] { and-turn-phrase }{ then-walk-phrase }
    }{ past-phrase }
# Before a first step whose own sentence names no turn; $turn is never none.
step-turn-first = { turn-phrase }
step-turn = { turn-phrase }{ at-phrase }{ turn-after-phrase }{ walk-phrase }{ past-phrase }
step-straight-on = Go straight on{ straight-walk-phrase }{ past-phrase }
step-through-door = { $turn ->
        [sharp_left] Turn sharp left through the door
        [left] Turn left through the door
        [slight_left] Bear left through the door
        [slight_right] Bear right through the door
        [right] Turn right through the door
        [sharp_right] Turn sharp right through the door
        [back] Turn around and go through the door
       *[none] Go through the door
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter = { $turn ->
        [sharp_left] Turn sharp left into { $area }
        [left] Turn left into { $area }
        [slight_left] Bear left into { $area }
        [slight_right] Bear right into { $area }
        [right] Turn right into { $area }
        [sharp_right] Turn sharp right into { $area }
        [back] Turn around and go into { $area }
       *[none] Go into { $area }
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter-building = Enter { $building }{ $way ->
        [known] {" "}by { $door }
       *[unknown] {""}
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-leave-building = Leave { $building }{ $way ->
        [known] {" "}by { $door }
       *[unknown] {""}
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-go-outside = Go outside{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-take-lift = Take { $connector }{ side-phrase } to { $level }
step-take-stairs = { $to ->
        [level] Take { $connector }{ side-phrase } { $way ->
            [up] up
           *[down] down
        }{ $storey-count ->
            [0] {""}
            [one] {" "}{ $storeys } floor
           *[other] {" "}{ $storeys } floors
        } to { $level }
       *[here] Go { $way ->
            [up] up
           *[down] down
        } { $connector }{ side-phrase }
    }{ $step-count ->
        [0] {""}
        [one] {" "}({ $steps } step)
       *[other] {" "}({ $steps } steps)
    }
    .speak = { $to ->
        [level] Take { $connector }{ side-phrase } { $way ->
            [up] up
           *[down] down
        }{ $storey-count ->
            [0] {""}
            [one] {" "}{ $storeys } floor
           *[other] {" "}{ $storeys } floors
        } to { $level }
       *[here] Go { $way ->
            [up] up
           *[down] down
        } { $connector }{ side-phrase }
    }{ $step-count ->
        [0] {""}
        [one] , { $steps } step
       *[other] , { $steps } steps
    }
step-take-escalator = Take { $connector }{ side-phrase } { $way ->
        [up] up
       *[down] down
    }{ $to ->
        [level] {" "}to { $level }
       *[here] {""}
    }
step-take-ramp = Go { $way ->
        [up] up
       *[down] down
    } { $connector }{ side-phrase }{ $to ->
        [level] {" "}to { $level }
       *[here] {""}
    }
step-wait = Wait { $duration }: { $element } opens at { $until }{ then-walk-phrase }
step-arrive = { $side ->
        [left] Arrive at { $place }, on your left
        [right] Arrive at { $place }, on your right
        [ahead] Arrive at { $place }, straight ahead
       *[none] You have arrived at { $place }
    }
step-arrive-unnamed = { $side ->
        [left] Your destination is on your left
        [right] Your destination is on your right
        [ahead] Your destination is ahead of you
       *[none] You have arrived at your destination
    }
step-already-there = You are already at { $place }
# $use: follow, where the sign's arrow points where the step goes, else see
step-with-sign = { $use ->
        [follow] { $step }, following the sign “{ $sign }”
       *[see] { $step }; you will see the sign “{ $sign }”
    }
    .speak = { $use ->
        [follow] { $step }, following the sign { $sign }
       *[see] { $step }; you will see the sign { $sign }
    }
step-too-far = If you come to { $landmark }, you have gone too far
