# Words about something broken that pages of visitors and of staff share; browsers get this too.

fault-kind-lift = 电梯或扶梯
fault-kind-door = 门
fault-kind-toilet = 卫生间
fault-kind-light = 灯
fault-kind-sign = 标识牌
fault-kind-floor = 地面或楼梯
fault-kind-other = 其他
fault-state-received = 已收到
fault-state-being-seen-to = 正在处理
fault-state-way-closed = 已封闭，等待修复
fault-state-settled = 已处理完
