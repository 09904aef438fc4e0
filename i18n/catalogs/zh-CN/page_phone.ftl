# 手机页面：所在位置、逐步指路、保存在手机上的内容。
# 数字、长度、时间、名称都以排好的文字传入；number 只用来选择单复数。

phone-to = 去 { $place }
phone-you-are-at = 您在 { $place }
    .speak = 您在{ $place }。
phone-elsewhere = 我不在这里
phone-where-are-you = 您现在在哪里？
phone-where-scan = 用微信或相机扫墙上最近的二维码最准。没有二维码，就看看身边的门牌，在这里搜索。
phone-where-search = 搜索身边的科室或房间
phone-where-code = 我在扫码的地方：{ $place }
phone-plan-of = { $level }平面图，已标出您的位置
phone-where-to = 您要去哪里？
phone-search = 搜索
phone-search-hint = 科室、房间或要办的事
phone-search-clear = 清除
phone-search-try = 请输入科室、房间号或要办的事，如“放射科”“E047”“抽血”“厕所”。拼音或首字母也可以。
phone-search-none = 没有找到“{ $text }”
phone-search-none-try = 请换个更短的词，或输入单据上的房间号，也可以从下面选择。
phone-search-found = 找到 { $shown } 处
phone-matched = 按“{ $text }”找到
phone-no-way-there = 没有路线
phone-choose-kind = 或者选择
phone-category-empty = 平面图上没有这一类。

phone-go-on-lead = 您刚才要去
phone-go-on = 继续去 { $place }
phone-forget = 忘记这条路线
phone-forgotten = 已忘记，本页不再保存这条路线。浏览器的历史记录里可能还有它的网址。

phone-step-of = 第 { $number } 步，共 { $count } 步
phone-time-left = 还需{ $duration }
phone-last-step = 最后一步
phone-next = 下一步
phone-previous = 上一步
phone-arrived-next = 我到了
phone-all-steps = 全部步骤
phone-one-step = 逐步显示
phone-needs = 出行方式
phone-needs-set = 出行方式：{ $needs }
phone-needs-title = 您怎么走？
phone-needs-own = { $needs }，另有个人限制
phone-needs-ready = 好了
phone-needs-done = 看路线
phone-picture-of-step = 这一步的平面图，上方是前进方向
phone-picture-missing = 这一步的图还没有加载，文字是完整的。
phone-lift-from = 您在
phone-lift-press = 请按
phone-ride-to = 请到

phone-arrived = 您已到达
phone-arrived-now = 接下来？
phone-way-back = 返回的路线
phone-other-destination = 去别的地方
phone-back-to-steps = 回到步骤

phone-list-title = 全程路线
phone-list-summary = { $duration } · { $distance }
phone-list-you = 您在这一步
phone-picture-of-level = { $level }平面图和路线
phone-carried = 路线已全部存在手机上，没有网络也能用。
phone-carrying = 正在加载图片，以便没有网络时使用……
phone-assumed-lead = 下列各处没有实测。编号标在上面的平面图上。
phone-assumed = 路上有 { $shown } 项情况是推定的，没有实测
phone-checked-needs = 适用：{ $needs }

phone-as-of = 没有网络，路线是 { $time } 的。
phone-as-of-other-day = 没有网络，路线是 { $date } { $time } 的。
phone-kept-as-of = { $why }现在显示的是 { $time } 的路线。
phone-kept-as-of-other-day = { $why }现在显示的是 { $date } { $time } 的路线。
phone-online-again = 网络恢复，路线没有变化。
phone-changed = 路线有变化，您仍在这一步。
phone-changed-onward = 路线有变化，从您刚才那一步继续走。
phone-changed-again = 路线有变化，请从扫码的地方重新开始。
phone-changed-none = 您原来走的路线已经不通。
phone-closure-why = 楼内有封闭或重新开放的地方。
phone-plan-why = 平面图有变化。
phone-may-have-changed = 这条路线可能已经变化，正在重新查询。
phone-old-needs = 这条路线仍是按“{ $needs }”找的。按新方式的路线还没有查到。
phone-offline-locale = 没有网络，路线仍用加载时的语言。
phone-offline-new = 没有网络，无法查找新路线。请看楼内指示牌，或询问任何一位工作人员。
phone-no-worker = 请不要关闭本页：没有网络时无法重新打开。

phone-no-way = 没有可以走的路线
phone-barred-plan = 平面图，标出了不通的地方
phone-why = 受阻原因
phone-go-instead = 改去 { $place }
phone-change-needs = 更改出行方式
phone-error-title = 暂时查不到路线
phone-wrong-needs = 网址里的出行方式无法识别。请先在这里确认您怎么走，再看路线。
phone-reload = 重新打开本页
phone-finding = 正在查找路线……

phone-scan-lead = 走到别处了？用微信或相机扫墙上的下一个二维码，从那里继续。
