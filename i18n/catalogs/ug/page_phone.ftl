# تېلېفون بېتى: قەيەردە، يول قەدەممۇ قەدەم، تېلېفوندا ساقلىنىدىغانلار.

phone-to = { $place } غا
phone-you-are-at = سىز { $place } دا
    .speak = سىز { $place } دا.
phone-plan-of = { $level } نىڭ خەرىتىسى، ئورنىڭىز بەلگە قىلىنغان
phone-where-to = نەگە بارماقچىسىز؟
phone-search = ئىزدەش
phone-search-hint = بۆلۈم ياكى ئۆي
phone-search-clear = تازىلاش
phone-search-try = بۆلۈم، ئۆي نومۇرى ياكى نېمە كېرەكلىكىنى يېزىڭ: «radiology»، «E047»، «toilet».
phone-search-none = «{ $text }» تېپىلمىدى
phone-search-none-try = قىسقىراق سۆز، قەغىزىڭىزدىكى ئۆي نومۇرى بىلەن سىناڭ ياكى تۆۋەندىن تاللاڭ.
phone-search-found = { $number ->
        [one] { $shown } ئورۇن تېپىلدى
       *[other] { $shown } ئورۇن تېپىلدى
    }
phone-matched = «{ $text }» دەپ تېپىلدى
phone-no-way-there = يول تېپىلمىدى
phone-choose-kind = ياكى تاللاڭ
phone-category-empty = بۇ بىنانىڭ خەرىتىسىدە يوق.

phone-go-on-lead = سىز يولدا ئىدىڭىز
phone-go-on = { $place } غا داۋاملاشتۇرۇش
phone-forget = بۇ يولنى ئۇنتۇش
phone-forgotten = ئۇنتۇلدى. بۇ بەت يول ھەققىدە ھېچنېمە ساقلىمايدۇ. توركۆرگۈنىڭ تارىخىدا ئادرېسى قالغان بولۇشى مۇمكىن.

phone-step-of = { $number } - قەدەم، جەمئىي { $count }
phone-time-left = { $duration } قالدى
phone-last-step = ئاخىرقى قەدەم
phone-next = كېيىنكى
phone-previous = ئالدىنقى
phone-arrived-next = يېتىپ باردىم
phone-all-steps = بارلىق قەدەملەر
phone-one-step = بىر قەدەم
phone-needs = ئېھتىياج
phone-needs-set = ئېھتىياج: { $needs }
phone-needs-title = قانداق ماڭىسىز؟
phone-needs-own = { $needs }، ئۆزىڭىز بەلگىلىگەن
phone-needs-ready = بولدى
phone-needs-done = يولنى كۆرسىتىش
phone-picture-of-step = بۇ قەدەمنىڭ خەرىتىسى؛ ئالدى تەرەپ ئۈستىدە
phone-picture-missing = بۇ قەدەمنىڭ رەسىمى يۈكلەنمىدى. سۆزلەر تولۇق.
phone-lift-from = سىز بۇ قەۋەتتە
phone-lift-press = بېسىڭ
phone-ride-to = بۇ قەۋەتكە بېرىڭ

phone-arrived = يېتىپ كەلدىڭىز
phone-arrived-now = ئەمدى نېمە؟
phone-way-back = قايتىش يولى
phone-other-destination = باشقا مەنزىل
phone-back-to-steps = قەدەملەرگە قايتىش

phone-list-title = پۈتۈن يول
phone-list-summary = { $duration } · { $distance }
    .speak = { $duration }، { $distance }
phone-list-you = سىز مۇشۇ قەدەمدە
phone-picture-of-level = { $level } نىڭ يول كۆرسىتىلگەن خەرىتىسى
phone-carried = ھەممىسى بۇ تېلېفوندا: تورسىزمۇ ئىشلەيدۇ.
phone-carrying = تورسىز ئىشلىتىش ئۈچۈن رەسىملەر يۈكلىنىۋاتىدۇ …
phone-assumed-lead = بۇلار ئۆلچەنمىگەن. نومۇرلار يۇقىرىدىكى خەرىتىلەردە.
phone-assumed = { $number ->
        [one] بۇ يولدىكى { $shown } ئەھۋال ئۆلچەنمىگەن، پەرەز قىلىنغان
       *[other] بۇ يولدىكى { $shown } ئەھۋال ئۆلچەنمىگەن، پەرەز قىلىنغان
    }
phone-checked-needs = بۇنىڭغا: { $needs }

phone-as-of = تور يوق. يول { $time } دىكى ئەھۋال.
phone-as-of-other-day = تور يوق. يول { $date } { $time } دىكى ئەھۋال.
phone-kept-as-of = { $why } يول { $time } دىكى ئەھۋال.
phone-kept-as-of-other-day = { $why } يول { $date } { $time } دىكى ئەھۋال.
phone-online-again = تور ئەسلىگە كەلدى. يول ئۆزگەرمىدى.
phone-changed = يول ئۆزگەردى. سىز يەنىلا مۇشۇ قەدەمدە.
phone-changed-onward = يول ئۆزگەردى. تۇرغان قەدىمىڭىزدىن داۋاملىشىدۇ.
phone-changed-again = يول ئۆزگەردى. كودنى سىكاننىرلىغان جايدىن قايتا باشلىنىدۇ.
phone-changed-none = سىز ماڭغان يول ئەمدى يوق.
phone-old-needs = بۇ يول تېخى مۇنۇ ئېھتىياجغا: { $needs }. ئۆزگەرگەن ئېھتىياجنىڭ يولىنى تېخى سورىغىلى بولمىدى.
phone-offline-locale = تور بولمىسا يول يۈكلەنگەن تىلدا قالىدۇ.
phone-offline-new = تور بولمىسا يېڭى يول تاپقىلى بولمايدۇ. بىنادىكى بەلگىلەر ۋە خادىملار يول كۆرسىتىدۇ.
phone-no-worker = بۇ بەتنى ئېچىپ قويۇڭ: تور بولمىسا قايتا يۈكلىگىلى بولمايدۇ.

phone-no-way = كۆرسىتىدىغان يول يوق
phone-barred-plan = يول يوق جاي بەلگە قىلىنغان خەرىتە
phone-why = توسۇپ تۇرغان نەرسە
phone-go-instead = ئۇنىڭ ئورنىغا { $place } غا بېرىش
phone-change-needs = ئېھتىياجنى ئۆزگەرتىش
phone-error-title = يولنى سورىغىلى بولمىدى
phone-wrong-needs = ئادرېستىكى ئېھتىياجنى چۈشەنگىلى بولمىدى. مېڭىشتىن بۇرۇن بۇ يەردىن تەكشۈرۈڭ.
phone-reload = بەتنى قايتا يۈكلەش
phone-finding = يول ئىزدىلىۋاتىدۇ …
    .speak = يول ئىزدىلىۋاتىدۇ

phone-scan-lead = باشقا يەردىمۇ؟ تامدىكى كېيىنكى كودنى WeChat ياكى كامېرا بىلەن سىكاننىرلاڭ: يول شۇ يەردىن داۋاملىشىدۇ.
