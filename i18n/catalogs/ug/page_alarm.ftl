# خەتەر سىگنالىدا چىقىدىغان سۆزلەر.

alarm-name = { $kind ->
        [drill] چېكىنىش مانېۋىرى
       *[earnest] چېكىنىش سىگنالى
    }{ $scope ->
        [building] : { $building }
       *[venue] {""}
    }
alarm-elsewhere = { alarm-name }. ئۇ يەرگە بارماڭ؛ خادىملارغا ئەگىشىڭ.
alarm-title = بىنادىن دەرھال چىقىڭ
alarm-haven-title = دەرھال بىخەتەر جايغا بېرىڭ
alarm-help-title = دەرھال ياردەم سوراڭ
alarm-drill-title = بۇ مانېۋىر: چىقىش ئېغىزىغا بېرىڭ
alarm-drill-haven-title = بۇ مانېۋىر: پاناھ جايغا بېرىڭ
alarm-outside-title = بىنالاردىن يىراق تۇرۇڭ
alarm-exit = ئەڭ يېقىن چىقىش ئېغىزى: { $place }
alarm-refuge = ئەڭ يېقىن پاناھ جاي: { $place }
alarm-evacuation-lift = ئەڭ يېقىن چېكىنىش لىفتى: { $place }
alarm-smoke = يولدا ئىس ياكى ئوت بولسا قايتىپ باشقا يولدىن مېڭىڭ.
alarm-unknown = خادىملارغا ۋە چىقىش بەلگىلىرىگە ئەگىشىڭ. لىفت ئىشلەتمەڭ. يولنىڭ ئوچۇقلۇقىنى بۇ يەردە ھېچكىم كۆرەلمەيدۇ.
alarm-stairs = پەلەمپەيدىن ماڭالمايمەن
alarm-steps = چىقىش يولى، قەدەممۇ قەدەم
alarm-plan = چىقىش يولىنىڭ خەرىتىسى، { $level }
alarm-finding = چىقىش يولى ئىزدىلىۋاتىدۇ …
    .speak = چىقىش يولى ئىزدىلىۋاتىدۇ
alarm-no-way = خەرىتىدە بۇ يەردىن چىقىدىغان يول يوق
alarm-unasked = ھازىر چىقىش يولىنى سورىغىلى بولمىدى
alarm-call = ياردەم تېلېفونى: { $number }
alarm-from = باشلىنىش: { $place }.
alarm-from-step = ئاخىرقى قېتىم كۆرسىتىلگەن قەدەمدىن باشلاپ.
alarm-scan = باشقا يەردىمۇ؟ تامدىكى كېيىنكى كودنى سىكاننىرلاڭ.
alarm-as-of = تور يوق. بۇ { $time } دىكى ئەھۋال.
alarm-ended = سىگنال تۈگىدى.
