# 工作人员启动和结束警报的地方。$alarm 是它的名称：“疏散演练：门诊楼”。

alarm-panel-title = 警报
alarm-panel-open = 警报或演练…
alarm-panel-lead = 那里每一台打开的终端和手机页面会立即转到疏散路线，直到警报结束。
alarm-panel-scope = 哪里需要疏散
alarm-panel-whole = 整个院区
alarm-panel-drill = 这是演练
alarm-panel-reason = 给所有人看的说明（可不填）
alarm-panel-cancel = 取消
alarm-panel-start = 启动警报
alarm-panel-start-drill = 开始演练
alarm-panel-since = { $time } 起，由 { $name } 启动
alarm-panel-since-signal = { $time } 起，由消防系统启动（线路 { $signal }）
alarm-panel-end = 结束…
alarm-panel-end-sure = 所有页面都会显示警报已解除。确认安全了吗？
alarm-panel-keep = 还不能
alarm-panel-end-now = 现在结束
alarm-panel-started = 已启动：{ $alarm }
alarm-panel-ended = 已结束：{ $alarm }
alarm-panel-added = 已在警报中，已加上您的说明：{ $alarm }
alarm-panel-added-told = 警报此前已启动，已加上您写的说明，所有页面都会显示。
alarm-panel-contact-away = 自 { $since } 起读不到消防系统的触点，它不会触发警报：请在这里启动。
alarm-panel-contact-unkept = 能收到消防系统信号，但无法保存。警报会显示，重启后可能丢失。
