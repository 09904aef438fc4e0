# A person who helps, on the pages that a visitor holds in the hand.

person-title = ياردەم بېرىدىغان كىشى
person-lead = ھەرقانداق خادىم ياكى پىدائىي ياردەم بېرىدۇ ۋە يول باشلايدۇ. قەغەز ۋە نەق پۇل ھەققىدىمۇ سورىيالايسىز.
person-desk = ئەڭ يېقىن مۇلازىمەت ئورنى
person-no-desk = بۇ خەرىتىدە مۇلازىمەت ئورنى يوق.
person-show = يولنى كۆرسىتىش
person-call = { $number } غا تېلېفون
person-unknown = ھازىر ئەڭ يېقىن مۇلازىمەت ئورنىنى تاپقىلى بولمىدى.
person-walk = پىيادە { $duration }
