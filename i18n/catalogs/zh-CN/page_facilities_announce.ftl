# 工作人员发送广播。
announce-title = 广播
announce-open = 广播……
announce-lead = 提示音后用每种语言播报，并显示在自助机上。
announce-what = 广播内容
announce-place = 哪个地点
announce-place-hint = 输入名称或编号，然后选择
announce-where = 在哪里播报
announce-whole = 全院
announce-times = 播报次数
announce-minutes = 持续多少分钟
announce-send = 广播
announce-cancel = 取消
announce-sent = 已广播：{ $text }
