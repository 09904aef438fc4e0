# 从位置页面看自己的号。
phone-ticket = 取号、报到
phone-ticket-own = 您的号 { $number }
