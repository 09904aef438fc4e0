# 自助机上查看楼层平面图并从中选择。

browse-open = 楼层图
browse-title = 楼层图
browse-plan = { $level }平面图
browse-buildings = 楼栋
browse-levels = 楼层
browse-here = 您在这一层
browse-touch = 点平面图上的地点，或在下面选择。
browse-touched = 您点的是
browse-touched-none = 这里没有平面图上的地点。
browse-all = 这一层全部
