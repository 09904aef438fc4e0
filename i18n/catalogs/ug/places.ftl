# ئورۇنلارنىڭ تۈرلىرى؛ باشقىلىرى locale.toml دىكى تىلدا.

place-category-emergency = جىددىي قۇتقۇزۇش
place-category-clinics = بۆلۈملەر
place-category-examinations = تەكشۈرۈش ۋە تەھلىل
place-category-payment = تىزىملىتىش ۋە پۇل تاپشۇرۇش
place-category-pharmacy = دورىخانا
place-category-wards = بېمارخانىلار
place-category-toilets = ھاجەتخانا
place-category-facilities = قولايلىق مۇلازىمەتلەر
place-category-exits = چىقىش ۋە قاتناش
place-category-rooms = ئۆيلەر ۋە باشقا جايلار
