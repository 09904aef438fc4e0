# 数字以排好的文字传入；名为 count 或 …-count 的变量只用来选择单复数。

distance-metres = 约 { $number } 米
    .speak = 约{ $number }米
distance-kilometres = 约 { $number } 公里
    .speak = 约{ $number }公里
duration-moment = 不到 1 分钟
    .speak = 不到一分钟
duration-minutes = 约 { $number } 分钟
    .speak = 约{ $number }分钟
duration-hours = 约 { $hours } 小时
    .speak = 约{ $hours }小时
duration-hours-minutes = 约 { $hours } 小时 { $number } 分钟
    .speak = 约{ $hours }小时{ $number }分钟
length-metres = { $number } 米
    .speak = { $number }米
length-centimetres = { $number } 厘米
    .speak = { $number }厘米
percentage = { $number }%
    .speak = 百分之{ $number }
level-numbered = { $number } 层
    .speak = { $number }层
level-below = 地下 { $number } 层
    .speak = 地下{ $number }层
level-lettered = { $label } 层
    .speak = { $label }层
