# ئۆزلۈك مۇلازىمەت ماشىنىسىنىڭ سۆزلىرى.

kiosk-title = نەگە بارماقچىسىز؟
kiosk-here = سىز بۇ يەردە: { $place }
kiosk-plan-label = { $level } نىڭ خەرىتىسى، تۇرغان ئورنىڭىز بىلەن
kiosk-categories = تۈرى بويىچە ئىزدەش

kiosk-search-open = { $venue ->
        [hospital] بۆلۈم، تەكشۈرۈش، ئۆي نومۇرىنى ئىزدەش
       *[other] ئورۇن ۋە ئۆي نومۇرىنى ئىزدەش
    }
kiosk-search-title = ئورۇن ئىزدەش
kiosk-search-label = { $venue ->
        [hospital] بۆلۈم، تەكشۈرۈش ياكى ئۆي نومۇرى
       *[other] ئورۇن ياكى ئۆي نومۇرى
    }
kiosk-search-hint = { $venue ->
        [hospital] بىر نەچچە ھەرپ يېتەرلىك: radiology → rad
       *[other] بىر نەچچە ھەرپ ياكى سان يېتەرلىك
    }
    .speak = بىر نەچچە ھەرپ ياكى سان يېتەرلىك.
kiosk-search-results = تېپىلغان ئورۇنلار
kiosk-search-found = { $count ->
        [0] ھېچنېمە تېپىلمىدى
        [one] { $number } ئورۇن تېپىلدى
       *[other] { $number } ئورۇن تېپىلدى
    }
kiosk-search-nothing = «{ $text }» تېپىلمىدى
kiosk-search-nothing-try = باشقا سۆز ياكى ئازراق ھەرپ بىلەن سىناڭ، ياكى قايتىپ تۈرى بويىچە ئىزدەڭ.
kiosk-search-matched = { $text } → { $name }
    .speak = { $text }، يەنى { $name }

kiosk-pad = كۇنۇپكا تاختىسى
kiosk-pad-space = بوشلۇق
kiosk-pad-delete = ئۆچۈرۈش
kiosk-pad-clear = تازىلاش

kiosk-choose-places = ئورۇنلار
kiosk-choose-empty = بۇ يەردە بارىدىغان ئورۇن يوق
kiosk-choose-empty-try = قايتىپ باشقا تۈرنى تاللاڭ ياكى خادىمدىن سوراڭ.
kiosk-place-where = { $building } · { $level }
    .speak = { $building }، { $level }
kiosk-level-sign = { $number } ق
    .speak = { $number } - قەۋەت
kiosk-place-walk = پىيادە { $duration }
kiosk-place-here = مۇشۇ يەردە
kiosk-place-no-way = { $needs ->
        [yes] سىزگە ماس كېلىدىغان يول يوق
       *[no] بارىدىغان يول يوق
    }
kiosk-times-for-needs = ۋاقىتلار سىزنىڭ مېڭىش ئۇسۇلىڭىز بويىچە
kiosk-limits-done = بۇ يولنى كۆرسىتىش

kiosk-page-of = { $page } - بەت، جەمئىي { $pages }
kiosk-page-previous = ئالدىنقى
kiosk-page-next = كېيىنكى

kiosk-route-to = { $place } غا
kiosk-route-plan = يول خەرىتىسى، { $level }
kiosk-no-route-plan = { $level } نىڭ خەرىتىسى، يول يوق جاي بەلگە قىلىنغان
kiosk-route-levels = يولدىكى قەۋەتلەر
kiosk-route-steps = قانداق بارىمىز
kiosk-route-found = { $place } غا، { $duration }، { $distance }.
kiosk-route-changed = خەرىتە ئۆزگەردى. يول قايتا تېپىلدى.
kiosk-level-with-building = { $building }، { $level }
kiosk-levels-joined = { $first } – { $last }
    .speak = { $first } دىن { $last } غىچە

kiosk-no-route-why = توسۇپ تۇرغان نەرسە
kiosk-no-route-more = { $count ->
        [one] يەنە { $number }
       *[other] يەنە { $number }
    }
kiosk-no-route-go = ئۇنىڭ ئورنىغا { $place } غا بېرىش

kiosk-take = ئېلىپ كېتىش
kiosk-take-title = يولنى تېلېفونىڭىزدا ئېلىپ كېتىڭ
kiosk-take-scan = تېلېفونىڭىزنىڭ كامېراسى ياكى WeChat سىكاننىرىنى كودقا توغرىلاڭ.
kiosk-take-then = تېلېفونىڭىز قەدەممۇ قەدەم يول باشلايدۇ. بەتنى ئېچىپ قويۇڭ: تور يوق يەرئاستىدىمۇ ئىشلەيدۇ.
kiosk-take-private = كودتا پەقەت باشلىنىش، مەنزىل ۋە مېڭىش ئۇسۇلىڭىز بار. سىز ھەققىدە ھېچنېمە يوق.
kiosk-take-code = QR كود: { $place } غا بارىدىغان يول
kiosk-take-none = بۇ يولنى ئېلىپ كەتكىلى بولمايدۇ
kiosk-take-none-try = ئېكراندىكى قەدەملەرگە قاراپ مېڭىڭ ياكى خادىمدىن سوراڭ.
kiosk-take-done = يولنى كۆرسىتىش

kiosk-person-title = ياردەم سوراش
kiosk-person-lead = سىزگە ئېكران كېرەك ئەمەس. مۇلازىمەت ئورنىدا ئادەم بىلەن سۆزلىشىپ، قەغەز ۋە نەق پۇل ھەققىدە سورىيالايسىز.
kiosk-person-desk = ئەڭ يېقىن مۇلازىمەت ئورنى
kiosk-person-way = يولنى كۆرسەت
kiosk-person-phone = ياكى تېلېفون قىلىڭ
kiosk-person-phone-number = { $phone }
kiosk-person-nobody = خەرىتىدە مۇلازىمەت ئورنى يوق
kiosk-person-nobody-try = ئەتراپىڭىزدىكى فورما ياكى پىدائىي كىيىمى كىيگەن كىشىدىن سوراڭ.

kiosk-wiped = تازىلاندى. نەگە بارماقچىسىز؟

kiosk-destination-unknown = بۇ مەنزىلنى تاپقىلى بولمىدى
kiosk-destination-unknown-try = كۆچكەن بولۇشى مۇمكىن. قايتا ئىزدەڭ.
kiosk-spot-unknown = بۇ ئېكران ئۆزىنىڭ نەدە تۇرغانلىقىنى تېخى بىلمەيدۇ
kiosk-spot-unknown-try = باشلىنىش نۇقتىسى بولمىسا يول تاپقىلى بولمايدۇ. خادىمغا ئېيتىڭ.
