# بارلىق بەتلەردە چىقىدىغان سۆزلەر. سانلار تەييار تېكىست بولۇپ كېلىدۇ.

frame-language-name = ئۇيغۇرچە
frame-title-kiosk = نەگە بارماقچىسىز؟
frame-title-phone = يولىڭىزنى تېپىڭ
frame-script-failed = بەت تېخى تەييار ئەمەس. قايتا ئېچىڭ؛ بولمىسا خادىمدىن سوراڭ.
frame-script-off = بۇ بەتكە JavaScript كېرەك. توركۆرگۈڭىزدە ئۇنىڭغا يول قويۇڭ ياكى خادىمدىن سوراڭ.
frame-start-title = ئۈلگە
frame-start-text = كۆرىدىغان بەتنى تاللاڭ.
frame-start-kiosk = ئۆزلۈك مۇلازىمەت ماشىنىسى
frame-start-phone = تېلېفون بېتى
frame-start-staff = خادىملار كىرىشى
frame-start-explorer = GraphQL كۆرگۈچى
frame-no-plan-title = خەرىتە تېخى ئېلان قىلىنمىدى
frame-no-plan-text = دوختۇرخانىنىڭ خەرىتىسى تېخى ئېلان قىلىنمىدى. سەل تۇرۇپ قايتا سىناڭ ياكى خادىمدىن سوراڭ.
frame-spot-unknown-title = بۇ ئورۇن نامەلۇم
frame-spot-unknown-text = بۇ كود ياكى ئادرېس ھازىرقى خەرىتىدە يوق. ئالماشتۇرۇلغان بولۇشى مۇمكىن.
frame-spot-unknown-advice = ئەتراپتىكى باشقا كودنى سىكاننىرلاڭ ياكى خادىمدىن سوراڭ.
frame-spot-from-lobby = زالدىن باشلاش

frame-back = قايتىش
frame-language = تىل
frame-large = چوڭ خەت
frame-largest = ئەڭ چوڭ خەت
frame-usual-size = ئادەتتىكى
frame-contrast = ئېنىق رەڭ
frame-person = ياردەم سوراش
frame-bar = قايتىش، تىل ۋە ياردەم
frame-time = { $time }
    .speak = ھازىر { $time }

frame-metres = { $number } م
    .speak = { $number } مېتىر
frame-kilometres = { $number } كم
    .speak = { $number } كىلومېتىر
frame-minutes = { $number } مىنۇت
    .speak = { $number } مىنۇت
frame-moment = 1 مىنۇتقا يەتمەيدۇ
    .speak = بىر مىنۇتقا يەتمەيدۇ
frame-hours = { $hours } سائەت
    .speak = { $hours } سائەت
frame-hours-minutes = { $hours } سائەت { $number } مىنۇت
    .speak = { $hours } سائەت { $number } مىنۇت

frame-hours-always = كېچە-كۈندۈز ئوچۇق
frame-hours-open-now = { $visits ->
        [yes] ھازىر يوقلاشقا بولىدۇ
       *[no] ھازىر ئوچۇق
    }
frame-hours-open = { $visits ->
        [yes] يوقلاش { $time } غىچە
       *[no] { $time } غىچە ئوچۇق
    }
frame-hours-too-late = { $visits ->
        [yes] يوقلاش { $time } دە تۈگەيدۇ، بارغۇچە ئۈلگۈرمەيسىز
       *[no] { $time } دە تاقىلىدۇ، بارغۇچە ئۈلگۈرمەيسىز
    }
frame-hours-closed = تاقاق
frame-hours-opens = { $visits ->
        [yes] { $day ->
            [today] ھازىر يوقلىغىلى بولمايدۇ، { $time } دىن باشلاپ
            [tomorrow] ھازىر يوقلىغىلى بولمايدۇ، ئەتە { $time } دىن باشلاپ
           *[other] ھازىر يوقلىغىلى بولمايدۇ، { $weekday } { $time } دىن باشلاپ
        }
       *[no] { $day ->
            [today] تاقاق، { $time } دە ئېچىلىدۇ
            [tomorrow] تاقاق، ئەتە { $time } دە ئېچىلىدۇ
           *[other] تاقاق، { $weekday } { $time } دە ئېچىلىدۇ
        }
    }

frame-loading = تەييارلىنىۋاتىدۇ…
    .speak = تەييارلىنىۋاتىدۇ
frame-try-again = قايتا سىناش
frame-ask-offline = مۇلازىمېتىرغا ئۇلانغىلى بولمىدى. سەل تۇرۇپ قايتا سىناڭ ياكى خادىمدىن سوراڭ.
frame-ask-busy = مۇلازىمېتىر ۋاقتىدا جاۋاب بەرمىدى. قايتا سىناڭ.
frame-ask-refused = بۇنى قىلغىلى بولمايدۇ. قايتىپ باشقىسىنى تاللاڭ ياكى خادىمدىن سوراڭ.
frame-ask-gone = بۇ بەتنىڭ يېڭى نۇسخىسى بار. قايتا ئېچىڭ.
frame-ask-fault = خاتالىق كۆرۈلدى، جاۋاب يوق. قايتا سىناڭ ياكى خادىمدىن سوراڭ.
frame-place-of = { $level } · { $building }
    .speak = { $level }، { $building }
frame-offline = تور يوق. ئېچىلغان نەرسىنى يەنىلا ئىشلىتەلەيسىز.
frame-stale = { $time } دىن بېرى يېڭىلانمىدى، ئۆزگەرگەن بولۇشى مۇمكىن.
frame-plan-failed = خەرىتىنى ھازىر كۆرسەتكىلى بولمىدى. سۆزلەرگە قاراپ مېڭىڭ.

frame-needs-title = قانداق ماڭىسىز
frame-need-walking = پىيادە
frame-need-slow-walking = ئاستا، دەم ئېلىپ
frame-need-wheelchair = چاقلىق ئورۇندۇق
frame-need-powered-chair = توكلۇق چاقلىق ئورۇندۇق
frame-need-walking-frame = مېڭىش جازىسى
frame-need-pram = بالا ھارۋىسى
frame-need-bed = كارىۋات
frame-need-low-vision = كۆرۈش ئاجىز
frame-need-staff = خادىم
frame-limits = تېخىمۇ ئېنىق
frame-limits-own = (ئۆزىڭىز بەلگىلىگەن)
    .speak = ئۆزىڭىز بەلگىلىگەن
frame-limits-title = { $needs }: تېخىمۇ ئېنىق
frame-limit-usual = ئادەتتىكىدەك
frame-limit-width = { $profile ->
        [wheelchair] قول بىلەن بىللە ئومۇمىي كەڭلىك
       *[other] ئومۇمىي كەڭلىك
    }
frame-limit-width-less = تارراق
frame-limit-width-more = كەڭرەك
frame-limit-width-any = ھەرقانداق
frame-limit-incline = ئەڭ تىك يانتۇلۇق
frame-limit-incline-less = ياتىقراق
frame-limit-incline-more = تىكرەك
frame-limit-incline-value = 1 : { $run } ({ $percent } %)
    .speak = { $run } دە بىر
frame-limit-incline-any = ھەرقانداق
frame-limit-lift-width = لىفتنىڭ ئەڭ ئاز كەڭلىكى
frame-limit-lift-width-less = تارراق
frame-limit-lift-width-more = كەڭرەك
frame-limit-lift-width-any = ھەرقانداق
frame-limit-lift-depth = لىفتنىڭ ئەڭ ئاز چوڭقۇرلۇقى
frame-limit-lift-depth-less = تېيىزراق
frame-limit-lift-depth-more = چوڭقۇرراق
frame-limit-lift-depth-any = ھەرقانداق
frame-limit-rest = دەم ئېلىش
frame-limit-rest-less = كۆپرەك
frame-limit-rest-more = ئازراق
frame-limit-rest-value = ھەر { $distance } دا
frame-limit-rest-any = كېرەك ئەمەس
frame-limit-no-stairs = پەلەمپەيسىز
frame-limit-no-escalators = ئېسكالاتورسىز
frame-limit-no-lifts = لىفتسىز
frame-limit-no-manual-doors = پەقەت ئۆزلۈكىدىن ئېچىلىدىغان ئىشىكلەر
frame-limit-measured-only = پەقەت نەق مەيداندا ئۆلچەنگەنلىرى
frame-centimetres = { $number } سم
    .speak = { $number } سانتىمېتىر
frame-step-number = { $number } - قەدەم
    .speak = { $number } قەدەم
