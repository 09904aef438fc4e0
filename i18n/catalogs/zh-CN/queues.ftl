# 取号、叫号、候诊：拒绝原因、状态、操作、广播。

announcement-ticket-called = 请{ $number }号{ $name }到{ $level }{ $room }就诊。
announcement-ticket-called-there = 请{ $number }号{ $name }到{ $room }就诊。
announcement-number-called = 请{ $number }号到{ $level }{ $room }就诊。
announcement-number-called-there = 请{ $number }号到{ $room }就诊。

queue-ticket-state-in-zone = 候诊区等候
queue-ticket-state-at-room = 诊室门口等候
queue-ticket-state-called = 正在叫号
queue-ticket-state-serving = 就诊中
queue-ticket-state-held = 暂缓
queue-ticket-state-no-show = 过号
queue-ticket-state-away-for-results = 检查中，待回诊
queue-ticket-state-finished = 已结束
queue-ticket-state-cancelled = 已取消
queue-ticket-state-merged = 已合并
queue-ticket-state-expired = 已失效

queue-results-ready = 检查结果已出
queue-results-partly = 部分检查结果已出
queue-results-waiting = 检查结果还没有出
queue-results-unknown = 不知道检查结果是否已出

queue-ticket-act-issue = 取号
queue-ticket-act-move-to-room = 移到诊室门口
queue-ticket-act-move-to-zone = 移回候诊区
queue-ticket-act-call = 叫号
queue-ticket-act-recall = 重叫
queue-ticket-act-mark-no-show = 过号
queue-ticket-act-return = 过号返回
queue-ticket-act-start = 开始就诊
queue-ticket-act-finish = 结束
queue-ticket-act-send-for-results = 去做检查
queue-ticket-act-return-with-results = 带结果回诊
queue-ticket-act-hold = 暂缓
queue-ticket-act-resume = 恢复等候
queue-ticket-act-transfer = 转到
queue-ticket-act-merge = 合并到另一个号
queue-ticket-act-correct = 更正
queue-ticket-act-cancel = 取消
queue-ticket-act-expire = 失效
queue-ticket-act-undo = 撤销
queue-ticket-act-with = { $act }：{ $detail }
queue-ticket-act-by-clock = 系统
queue-ticket-act-by-visitor = 取号人
queue-ticket-act-by-ticket-holder = 持号人
queue-ticket-act-by-kiosk = 自助机
queue-ticket-act-by-client = 其他系统
queue-ticket-act-details-between = {"、"}

position-explained = 前面还有 { $ahead } 人；此号{ $reason }
position-overtaken = 后到者最多超过此号 { $most } 次，目前计为 { $overtaken } 次
position-sentence-end = {"。"}
pair-reason-emergency = { $first } 是急诊，所以在 { $second } 之前。
pair-reason-waited-longer = { $first } 比 { $second } 等候更久，所以在前。
pair-reason-rule = { $first } 到得较晚，但按规则排在 { $second } 之前。
pair-reason-own-later = 按规则，{ $second } 的位置在后，所以 { $first } 在前。

refusal-queue-unknown = 没有这个队列。请重新打开页面，从列表中选择。
refusal-results-not-ready = 您的检查结果还没有出。{ $time ->
    [none] 请稍后再来；如有纸质报告，请到服务台。
   *[other] 预计{ $time }出结果，请届时再来；如有纸质报告，请到服务台。
 }
refusal-queue-empty = 现在没有人在等这间诊室。
refusal-person-name-unfit = 姓名最多 { $most } 个字符。请更正，或不填。
refusal-tickets-too-many = 这里短时间内取号或尝试次数太多。请到服务台办理。
refusal-ticket-unknown = 没有这个号。请检查，或重新取号。
refusal-ticket-reason-unfit = 原因最多 { $most } 个字符。
refusal-appointment-seen = 您已用此预约就诊过（{ $number }号）。如需再次就诊，请另取普通号，或到服务台询问。
refusal-appointment-unknown = 今天没有您的预约。可以取普通号，或到服务台询问。
refusal-appointment-queue-unknown = 您的预约不在这里排队。请到服务台询问。
refusal-room-unknown = 没有这间诊室，或它不叫这个队列的号。请另选一间。
refusal-room-not-yours = 这间诊室现在不是由您使用。请先登录诊室。
refusal-room-not-named = 您同时在几间诊室。请说明由哪一间叫号。
refusal-room-taken = { $name } 正在使用这间诊室。请另选一间，或接替。
refusal-room-paused = 诊室正在休息。请先结束休息，再叫号。
refusal-room-closed = 这间诊室现在没有人接诊。请另选一间，或不指定诊室。
refusal-room-occupied = { $number } 号还在这间诊室。请先结束就诊、标记过号或转走，再离开。
refusal-room-changed = 诊室里的号刚刚有变化。请重新查看后再叫号。
refusal-layout-unfit = 无法使用这个队列文件。{ queue-file-fault }
refusal-layout-changed = 队列和诊室刚刚被他人修改。请重新打开后再改。
refusal-layout-version-unknown = 没有这个版本的队列和诊室。请从列表中选择。
refusal-layout-in-use = 以下号码将没有队列或诊室：{ $numbers }。请先办完或转走这些号码。
refusal-rules-unfit = 规则有误，没有保存。请先检查并改正。
refusal-rules-changed = 规则刚被别人改过。请重新打开后再改。
refusal-rules-version-unknown = 没有这个版本的规则。请从列表中选择。

queue-file-fit = 没有问题：候诊区 { $zones } 个，队列 { $queues } 个，诊室和窗口 { $rooms } 个
queue-file-in-force = 第 { $version } 版已生效：候诊区 { $zones } 个，队列 { $queues } 个，诊室和窗口 { $rooms } 个
queue-file-rules-left = 文件中的规则没有采用。规则请在 /counter/rules 修改。
command-queues-locked = 服务器正在运行并占用数据库。请先停止它再用此命令，或在 /counter/rules 启用这个文件。
# 队列文件的问题；$where 是文件中的位置。
queue-file-fault = { $fault ->
    [too-large] 文件超过 { $most } 字节。
    [id-unfit] { $where }：编号应为 1 至 { $most } 个字符。
    [id-twice] { $where }：“{ $id }”重复。
    [zone-unknown] { $where }：文件中没有候诊区“{ $id }”。
    [department-unknown] { $where }：平面图中没有科室“{ $id }”。
    [place-unknown] { $where }：平面图上没有地点“{ $id }”，也没有写名称。
    [place-nameless] { $where }：地点“{ $id }”没有名称，也没有另写名称。
    [names-missing] { $where }：既没有名称，也没有科室。
    [rooms-missing] { $where }：没有诊室。
    [room-unused] { $where }：没有队列使用这个诊室。
    [room-in-zones] { $where }：它的队列属于多个候诊区。
    [note-unfit] 说明应为不超过 { $most } 个字符的普通文字。
    [rules-unfit] 其中的规则有误：{ $where }。
   *[unreadable] 无法读取：{ $detail }。
 }
error-queue-file-unfit = 队列文件无法使用。{ queue-file-fault }请改正后重新启动。
error-queue-file-not-found = 无法读取队列文件 { $path }。请检查路径和权限。
