# 候诊区与诊室门口显示屏的词句。

board-called = 请就诊
board-nobody-called = 请等候叫号
board-next = 请准备
board-nobody-waits = 无人等候
board-last = 刚叫过
board-missed = 过号
board-waiting = 等候 { $number } 人
board-room-paused = 暂停片刻
board-room-closed = 现在无人接诊
board-stale = 连接中断，自 { $time } 起
board-stale-what = 请询问工作人员。恢复后会自动显示。
board-begins = 正在准备
board-zone-unknown = 没有候诊区“{ $id }”
board-room-unknown = 没有叫号的诊室“{ $id }”
board-no-zones = 本院暂未开通取号。
board-choose = 请选择叫号屏
board-muted-touch = 尚未出声，请点一下屏幕
board-muted-foreign = 不出声：请工作人员先在 /screens 添加本屏
