# ماشىنا نەدە تۇرىدۇ؛ پەقەت تېلېفوندا ساقلىنىدۇ.

phone-parking-keep = ماشىنامنى بۇ يەردە توختاتتىم
phone-parking-lead = ئەتە مۇشۇ ۋاقىتقىچە پەقەت بۇ تېلېفون ئېسىدە تۇتىدۇ.
phone-parking-kept = ماشىنىڭىز: { $place }
phone-parking-here = ماشىنىڭىز بۇ يەردە: { $place }
phone-parking-back = ماشىنامغا قايتىش
phone-parking-forget = توختاتقان جاينى ئۇنتۇش
phone-directory = قەۋەتلەر بويىچە بۆلۈملەر
