# ھەر بىر قەدەمنىڭ جۈملىلىرى. ئۇسلۇبى: قىسقا جۈملىلەر پەش بىلەن ئۇلىنىدۇ.

turn-phrase = { $turn ->
        [sharp_left] سولغا قاتتىق بۇرۇلۇڭ
        [left] سولغا بۇرۇلۇڭ
        [slight_left] سولغا سەل بۇرۇلۇڭ
        [slight_right] ئوڭغا سەل بۇرۇلۇڭ
        [right] ئوڭغا بۇرۇلۇڭ
        [sharp_right] ئوڭغا قاتتىق بۇرۇلۇڭ
        [back] كەينىڭىزگە بۇرۇلۇڭ
       *[none] ئۇدۇل مېڭىڭ
    }
and-turn-phrase = { $turn ->
        [sharp_left] ، سولغا قاتتىق بۇرۇلۇڭ
        [left] ، سولغا بۇرۇلۇڭ
        [slight_left] ، سولغا سەل بۇرۇلۇڭ
        [slight_right] ، ئوڭغا سەل بۇرۇلۇڭ
        [right] ، ئوڭغا بۇرۇلۇڭ
        [sharp_right] ، ئوڭغا قاتتىق بۇرۇلۇڭ
        [back] ، كەينىڭىزگە بۇرۇلۇڭ
       *[none] ، ئۇدۇل مېڭىڭ
    }
comma-turn-phrase = { $turn ->
        [sharp_left] ، سولغا قاتتىق بۇرۇلۇڭ
        [left] ، سولغا بۇرۇلۇڭ
        [slight_left] ، سولغا سەل بۇرۇلۇڭ
        [slight_right] ، ئوڭغا سەل بۇرۇلۇڭ
        [right] ، ئوڭغا بۇرۇلۇڭ
        [sharp_right] ، ئوڭغا قاتتىق بۇرۇلۇڭ
        [back] ، كەينىڭىزگە بۇرۇلۇڭ
       *[none] {""}
    }
along-phrase = { $walk ->
        [corridor] ، كارىدور بويلاپ
       *[other] {""}
    }
turn-after-phrase = { $turn-after ->
        [sharp_left] ، ئاندىن سولغا قاتتىق بۇرۇلۇڭ
        [left] ، ئاندىن سولغا بۇرۇلۇڭ
        [slight_left] ، ئاندىن سولغا سەل بۇرۇلۇڭ
        [slight_right] ، ئاندىن ئوڭغا سەل بۇرۇلۇڭ
        [right] ، ئاندىن ئوڭغا بۇرۇلۇڭ
        [sharp_right] ، ئاندىن ئوڭغا قاتتىق بۇرۇلۇڭ
        [back] ، ئاندىن كەينىڭىزگە بۇرۇلۇڭ
       *[none] {""}
    }
walk-phrase = { $walk ->
        [none] {""}
        [corridor] ، كارىدور بويلاپ { $distance } مېڭىڭ
       *[other] ، { $distance } مېڭىڭ
    }
straight-walk-phrase = { $walk ->
        [none] {""}
        [corridor] ، كارىدور بويلاپ { $distance }
       *[other] ، { $distance }
    }
then-walk-phrase = { $walk ->
        [none] {""}
        [corridor] ، ئاندىن كارىدور بويلاپ { $distance } مېڭىڭ
       *[other] ، ئاندىن { $distance } مېڭىڭ
    }
after-walk-phrase = { $turn-after ->
        [none] { then-walk-phrase }
       *[other] { walk-phrase }
    }
at-phrase = { $use ->
        [at] ، { $landmark } يېنىدا
       *[none] {""}
    }
past-phrase = { $use ->
        [past] ، { $landmark } دىن ئۆتۈڭ{ $landmark-side ->
            [left] {" "}، ئۇ سول تەرىپىڭىزدە
            [right] {" "}، ئۇ ئوڭ تەرىپىڭىزدە
           *[none] {""}
        }
       *[none] {""}
    }
side-phrase = { $side ->
        [left] ، سول تەرىپىڭىزدە
        [right] ، ئوڭ تەرىپىڭىزدە
        [ahead] ، ئالدىڭىزدا
       *[none] {""}
    }

step-set-off = { $start ->
        [known] { $place } دىن{ $turn ->
            [none] ، { $distance } مېڭىڭ{ along-phrase }
            [straight] ، ئۇدۇل مېڭىڭ{ straight-walk-phrase }
           *[other] { comma-turn-phrase }{ walk-phrase }
        }
       *[unknown] { $turn ->
            [none] { $distance } مېڭىڭ{ along-phrase }
            [straight] ئۇدۇل مېڭىڭ{ straight-walk-phrase }
           *[other] { turn-phrase }{ walk-phrase }
        }
    }{ past-phrase }
step-leave = { $place } دىن چىقىڭ{ $turn ->
        [none] { walk-phrase }
        [straight] ، ئۇدۇل مېڭىڭ{ straight-walk-phrase }
       *[other] { and-turn-phrase }{ then-walk-phrase }
    }{ past-phrase }
step-turn-first = { turn-phrase }
step-turn = { turn-phrase }{ at-phrase }{ turn-after-phrase }{ walk-phrase }{ past-phrase }
step-straight-on = ئۇدۇل مېڭىڭ{ straight-walk-phrase }{ past-phrase }
step-through-door = { $turn ->
        [sharp_left] سولغا قاتتىق بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [left] سولغا بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [slight_left] سولغا سەل بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [slight_right] ئوڭغا سەل بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [right] ئوڭغا بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [sharp_right] ئوڭغا قاتتىق بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
        [back] كەينىڭىزگە بۇرۇلۇڭ، ئىشىكتىن كىرىڭ
       *[none] ئىشىكتىن كىرىڭ
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter = { $turn ->
        [sharp_left] سولغا قاتتىق بۇرۇلۇڭ، { $area } غا كىرىڭ
        [left] سولغا بۇرۇلۇڭ، { $area } غا كىرىڭ
        [slight_left] سولغا سەل بۇرۇلۇڭ، { $area } غا كىرىڭ
        [slight_right] ئوڭغا سەل بۇرۇلۇڭ، { $area } غا كىرىڭ
        [right] ئوڭغا بۇرۇلۇڭ، { $area } غا كىرىڭ
        [sharp_right] ئوڭغا قاتتىق بۇرۇلۇڭ، { $area } غا كىرىڭ
        [back] كەينىڭىزگە بۇرۇلۇڭ، { $area } غا كىرىڭ
       *[none] { $area } غا كىرىڭ
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter-building = { $building } غا كىرىڭ{ $way ->
        [known] ، { $door } دىن
       *[unknown] {""}
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-leave-building = { $building } دىن چىقىڭ{ $way ->
        [known] ، { $door } دىن
       *[unknown] {""}
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-go-outside = سىرتقا چىقىڭ{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-take-lift = { $connector } بىلەن { $level } كە چىقىڭ ياكى چۈشۈڭ{ side-phrase }
step-take-stairs = { $to ->
        [level] { $connector } بىلەن{ $storey-count ->
            [0] {""}
           *[other] {" "}{ $storeys } قەۋەت
        } { $way ->
            [up] چىقىڭ
           *[down] چۈشۈڭ
        }، { $level } كە{ side-phrase }
       *[here] { $connector } بىلەن { $way ->
            [up] چىقىڭ
           *[down] چۈشۈڭ
        }{ side-phrase }
    }{ $step-count ->
        [0] {""}
       *[other] {" "}({ $steps } باسقۇچ)
    }
    .speak = { $to ->
        [level] { $connector } بىلەن{ $storey-count ->
            [0] {""}
           *[other] {" "}{ $storeys } قەۋەت
        } { $way ->
            [up] چىقىڭ
           *[down] چۈشۈڭ
        }، { $level } كە{ side-phrase }
       *[here] { $connector } بىلەن { $way ->
            [up] چىقىڭ
           *[down] چۈشۈڭ
        }{ side-phrase }
    }{ $step-count ->
        [0] {""}
       *[other] ، { $steps } باسقۇچ
    }
step-take-escalator = { $connector } بىلەن { $way ->
        [up] چىقىڭ
       *[down] چۈشۈڭ
    }{ $to ->
        [level] ، { $level } كە
       *[here] {""}
    }{ side-phrase }
step-take-ramp = { $connector } دىن { $way ->
        [up] چىقىڭ
       *[down] چۈشۈڭ
    }{ side-phrase }{ $to ->
        [level] ، { $level } كە
       *[here] {""}
    }
step-wait = { $duration } كۈتۈڭ: { $element } { $until } دە ئېچىلىدۇ{ then-walk-phrase }
step-arrive = { $side ->
        [left] { $place } غا كەلدىڭىز، سول تەرىپىڭىزدە
        [right] { $place } غا كەلدىڭىز، ئوڭ تەرىپىڭىزدە
        [ahead] { $place } غا كەلدىڭىز، ئالدىڭىزدا
       *[none] { $place } غا يېتىپ كەلدىڭىز
    }
step-arrive-unnamed = { $side ->
        [left] مەنزىلىڭىز سول تەرىپىڭىزدە
        [right] مەنزىلىڭىز ئوڭ تەرىپىڭىزدە
        [ahead] مەنزىلىڭىز ئالدىڭىزدا
       *[none] مەنزىلىڭىزگە يېتىپ كەلدىڭىز
    }
step-already-there = سىز ئاللىقاچان { $place } دا
step-with-sign = { $use ->
        [follow] { $step }، «{ $sign }» بەلگىسى بويىچە مېڭىڭ
       *[see] { $step }، «{ $sign }» بەلگىسىنى كۆرىسىز
    }
step-too-far = { $landmark } غا كەلسىڭىز، ئۆتۈپ كېتىپسىز
