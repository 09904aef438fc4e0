# What the page of those who run the building says; browsers are given this file too.
# $what: a door, lift, room, area or level by its name. Moments and numbers arrive as texts.

frame-title-facilities = 后勤管理
facilities-not-for-you-title = 此页面供后勤人员使用
facilities-not-for-you-text = 您的账号不能查看封闭和报修情况。请换一个账号登录，或请管理员开通权限。
facilities-other-account = 用其他账号登录

facilities-signs = 打印标识牌
facilities-screens = 屏幕管理
facilities-panes = 平面图与列表
facilities-plan = 平面图
facilities-closures = 封闭

facilities-plan-name = 平面图。方向键移动，加减号缩放，回车键选择中间的位置。
facilities-plan-touch = 请点选要封闭的地方。
facilities-plan-look = 红色表示已封闭。
facilities-level = 楼层
facilities-level-of = { $building } { $level }
facilities-find = 查找
facilities-find-hint = 电梯、门、房间…
facilities-find-none = 本层没有这个名称。
facilities-zoom = 缩放
facilities-zoom-in = 放大平面图
facilities-zoom-out = 缩小平面图
facilities-zoom-whole = 显示整层
facilities-draw = 封闭一块区域
facilities-draw-first = 请点选区域的一个角。
facilities-draw-second = 再点选对面的角。
facilities-draw-corner = { $count ->
        [0] 请点选第一个角。
        [1] 已有 { $shown } 个角。沿边点下一个角。
        [2] 已有 { $shown } 个角。沿边点下一个角。
       *[other] 已有 { $shown } 个角。点下一个角，或点第一个角完成。
    }
facilities-draw-free = 逐点画
facilities-draw-undo = 撤回
facilities-draw-done = 完成
facilities-draw-crosses = 图形的边相交了。请撤回一个角。
facilities-draw-small = 区域太小，无法封闭。请把各角点得远一些。
facilities-draw-most = 图形最多 { $most } 个角。请完成，或撤回一个角。
facilities-draw-keys-free = 在每个角上按回车键，按退格键撤回一个角，回到第一个角按回车键完成。
facilities-draw-keys = 用方向键移动平面图，在区域的一个角上按回车键。
facilities-close-level = 封闭整层
facilities-part-of = { $level }的一部分

facilities-close-what = 封闭：{ $what }
facilities-close = 确认封闭
facilities-sending = 正在封闭…
facilities-cancel = 取消
facilities-others = 您是不是要选
facilities-others-label = 不是{ $what }，改为封闭其他
facilities-effect = 影响
facilities-effect-reckoning = 正在计算…
facilities-effect-none = 其他地点仍可到达，也都有无障碍路线。
facilities-effect-no-way = { $shown } 个地点将无法到达
facilities-effect-no-step-free = { $shown } 个地点将没有无障碍路线
facilities-more = 另有 { $shown } 个
facilities-kind = 原因类别
facilities-kind-out-of-service = 停用
facilities-kind-cleaning = 清洁
facilities-kind-construction = 施工
facilities-kind-event = 活动
facilities-kind-infection-control = 感染控制
facilities-kind-other = 其他
facilities-kind-reason = { $kind }：{ $reason }
facilities-reason = 原因（公开显示）
facilities-reason-hint = 不填则显示“{ $kind }”。
facilities-when = 多久
facilities-when-open = 从现在起，直到有人解除
facilities-when-window = 指定时间
facilities-from = 开始
facilities-from-hint = 不填：从现在起
facilities-until = 结束
facilities-until-hint = 不填：直到有人解除
facilities-times-missing = 请填写开始或结束时间，或选择“从现在起”。
facilities-time-unread = 时间无法识别，请重新填写日期和时间。

facilities-nothing-closed = 目前没有封闭
facilities-nothing-closed-hint = 在平面图上点选电梯、门或房间即可封闭。
facilities-now = 正在封闭
facilities-coming = 即将封闭
facilities-ended = 最近解除
facilities-since = { $since } 起
facilities-from-time = { $from } 开始
facilities-until-time = 至 { $until }
facilities-until-ended = 直到有人解除
facilities-ended-at = { $at } 解除
facilities-ended-by-clock = 到时自动解除
facilities-not-in-plan = 当前平面图中没有它，不起作用。
facilities-show = 在图上查看
facilities-end = 解除
facilities-call-off = 取消封闭
facilities-again = 再次封闭
facilities-open-again = 已重新开放：{ $what }
facilities-taken-back = 已撤销，恢复开放：{ $what }
facilities-undo = 撤销
facilities-fine = 好

facilities-signed-in-as = 已登录：{ $name }
facilities-sign-out = 退出登录
facilities-sign-in = 登录
facilities-signed-out = 您已不在登录状态。请在新标签页中登录，再回到这里重试；已填写的内容会保留。
facilities-reload = 重新打开页面

facilities-reports = 报修
facilities-no-reports = 目前没有报修
facilities-no-reports-hint = 扫描院内二维码的人可以报修，报修会显示在这里。
facilities-reports-open = 待处理
facilities-reports-settled = 最近处理完
facilities-report-title = { $kind }：{ $spot }
facilities-received = { $at } 收到
facilities-by-at = { $name } { $at }
facilities-photo = 照片，点击放大或缩小：{ $what }
facilities-see-to = 我来处理
facilities-seen-to-what = 正在处理：{ $what }
facilities-close-there = 封闭此处
facilities-settle = 处理完
facilities-settled-what = 已处理完：{ $what }
facilities-answer = 给报修人的答复（可不填）
facilities-answered = 答复：{ $answer }
facilities-reopen = 尚未处理完
facilities-reopened-what = 重新待处理：{ $what }
facilities-report-undone = 已撤销
facilities-action-on = { $action }：{ $what }
facilities-which = 要封闭哪里？{ $what }
facilities-which-near = 附近的设施
facilities-which-away = { $what }，{ $distance }
facilities-which-waiting = 本层平面图仍在加载。
facilities-which-none = 报修位置附近没有画出这类设施。
facilities-which-on-plan = 在平面图上选
facilities-closure-over = 因此封闭的地方已重新开放。修好了吗？修好请点“处理完”。
facilities-oldest-first = 最早的在前
facilities-more-reports = 显示更多（{ $shown }/{ $all }）
facilities-also-closed = 另外还因其他原因封闭：{ $others }
facilities-still-closed = 仍因其他原因封闭：{ $others }
