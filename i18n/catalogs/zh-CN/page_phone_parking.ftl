# 停车位置只记在手机上；浏览器也会收到此文件。

phone-parking-keep = 我的车停在这里
phone-parking-lead = 只记在这部手机上，保留一天。
phone-parking-kept = 您的车：{ $place }
phone-parking-here = 您的车就在这里：{ $place }
phone-parking-back = 回到我的车
phone-parking-forget = 忘记停车位置
phone-directory = 按楼层看科室
phone-parking-open = 记住我的停车位置
phone-parking-title = 您的车停在哪里？
phone-parking-which = 停车场
phone-parking-none = 平面图上没有停车场。
phone-parking-bay-label = 车位上写的编号（没有可不填）
phone-parking-bay = 车位 { $bay }
phone-parking-bay-unfit = 车位编号最多 12 个字母或数字，例如 B-27。
phone-parking-choose = 请先选择停车场。
phone-parking-save = 记住
phone-parking-change = 修改位置或车位
