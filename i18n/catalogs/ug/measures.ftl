# سانلار تەييار تېكىست بولۇپ كېلىدۇ.

distance-metres = تەخمىنەن { $number } م
    .speak = تەخمىنەن { $number } مېتىر
distance-kilometres = تەخمىنەن { $number } كم
    .speak = تەخمىنەن { $number } كىلومېتىر
duration-moment = بىر مىنۇتقا يەتمەيدۇ
duration-minutes = تەخمىنەن { $number } مىنۇت
    .speak = تەخمىنەن { $number } مىنۇت
duration-hours = تەخمىنەن { $hours } سائەت
    .speak = تەخمىنەن { $hours } سائەت
duration-hours-minutes = تەخمىنەن { $hours } سائەت { $number } مىنۇت
    .speak = تەخمىنەن { $hours } سائەت { $number } مىنۇت
length-metres = { $number } م
    .speak = { $number } مېتىر
length-centimetres = { $number } سم
    .speak = { $number } سانتىمېتىر
percentage = { $number }%
    .speak = { $number } پىرسەنت
level-numbered = { $number } - قەۋەت
    .speak = { $number } قەۋەت
level-below = { $style ->
        [letter] B{ $number } قەۋەت
       *[minus] −{ $number } قەۋەت
    }
    .speak = { $style ->
        [letter] يەرئاستى { $number } قەۋەت
       *[minus] يەرئاستى { $number } قەۋەت
    }
level-lettered = { $label } قەۋىتى
