# 停车位置只记在手机上；浏览器也会收到此文件。

phone-parking-keep = 我的车停在这里
phone-parking-lead = 只记在这部手机上，保留一天。
phone-parking-kept = 您的车：{ $place }
phone-parking-here = 您的车就在这里：{ $place }
phone-parking-back = 回到我的车
phone-parking-forget = 忘记停车位置
phone-directory = 按楼层看科室
