# 排队叫号：为何拒绝、为何排在此位、规则哪里有误。

refusal-queue-closed = 这里现在不发号。请到服务台询问，或在开放时间再来。
refusal-queue-quota-used = 本时段的 { $most } 个号已全部发完。请到服务台询问，或下一时段再来。
refusal-queue-numbers-used = 本时段已没有号码。请到服务台询问。
refusal-priority-class-unknown = 这里没有这个优先类别。请另选一个，或不选。
refusal-priority-age-unfit = 年龄不符合这个优先类别。请另选一个，或不选。
refusal-priority-proof-needed = 这个优先类别需要确认。请到服务台办理。
refusal-appointment-early = 您有预约，但现在签到太早。请在预约前 { $minutes } 分钟内签到。
refusal-ticket-changed = 这个号刚刚有变化。请重新查看后再试。
refusal-ticket-state-unfit = 这个号现在不能这样操作。请重新查看。
refusal-ticket-act-not-yours = 您不能对这个号进行此操作。请询问候诊区工作人员。
refusal-ticket-act-incomplete = 缺少内容：请选择诊室、队列或号码后再试。
refusal-ticket-other-room = 这个号在等另一间诊室。请由那间诊室叫号，或转诊。
refusal-ticket-same-queue = 这个号已在此队列中。请选择另一个队列。
refusal-ticket-return-late = 只能在 { $minutes } 分钟内回来。请重新取号。
refusal-ticket-returns-used = 您已经回来过 { $most } 次。请到服务台询问。
refusal-nothing-to-undo = 没有可撤销的操作：这个号刚刚发出。
refusal-room-full = 这间诊室门口的候诊人数已满。请选择另一间，或等它叫号。

priority-class-ordinary = 无优先
priority-class-emergency = 急诊
priority-class-older = 老年人
priority-class-disabled = 残疾人
priority-class-armed-forces = 军人
priority-class-pregnant = 孕产妇
priority-class-child = 儿童

place-reason-emergency = 是急诊
place-reason-bound-reached = 被超过的次数已到规则上限（{ $most } 次）
place-reason-slot-begun = 有预约，时间已到
place-reason-first = 属于最先叫号的类别
place-reason-after-calls = 按规则排在 { $calls } 人之后
place-reason-every = 每叫 { $every } 人后轮到此优先类别的一人
place-reason-slot-place = 占用 { $minutes } 分钟内此优先类别的 { $places } 个名额之一
place-reason-share = 所属优先类别占 { $of } 次叫号中的 { $weight } 次
place-reason-by-time = 在其余的人中等候最久
place-reason-slot-ahead = 有预约，时间未到
place-reason-last = 迟到，排在所有人之后

before-reason-emergency = 前面 { $count } 人：急诊
before-reason-at-doors = 前面 { $count } 人：已在诊室门口候诊
before-reason-waited-longer = 前面 { $count } 人：等候更久
before-reason-rule = 前面 { $count } 人：到得较晚，但按优先或预约规则在前
before-reason-own-later = 前面 { $count } 人：按规则您的位置在后

rule-fault-at = { $path }：{ $fault }
rule-fault-whole = 规则
rule-fault-not-json = 这不是有效的 JSON。
rule-fault-too-large = 内容过大，最多 { $allowed } 个字符。
rule-fault-field-unknown = 这里没有这条规则。允许：{ $allowed }。
rule-fault-field-missing = 这里缺少这条规则。
rule-fault-type-wrong = 类型不对。允许：{ $allowed }。
rule-fault-number-unfit = 不允许这个数。允许：{ $allowed }。
rule-fault-choice-unknown = 没有这个选项。允许：{ $allowed }。
rule-fault-text-unfit = 不允许这段文字。允许：{ $allowed }。
rule-fault-time-unfit = 这不是一天中的时刻。允许：{ $allowed }。
rule-fault-hours-unfit = 无法识别这个开放时间。请写成“Mo-Fr 08:00-12:00,13:30-17:00”的形式。
rule-fault-too-many = 数量过多，最多 { $allowed } 个。
rule-fault-id-twice = 编号“{ $id }”出现了两次。
rule-fault-class-unknown = 没有这个类别。允许：{ $allowed }。
rule-fault-first-class-lifted = 第一个类别是没有优先的人，其排法必须是“{ $allowed }”。
rule-fault-emergency-unproven = 急诊排在所有人之前且不受超越次数限制，不能由本人自选；证明方式必须为“{ $allowed }”。
rule-fault-not-of-kind = 排法“{ $kind }”没有这个数，请删去。
rule-fault-order-wrong = 必须在“{ $after }”之后或比它大。
rule-fault-range-beyond-digits = 这个数位数过多。允许：{ $allowed }。
rule-fault-ranges-overlap = 号码会延续到下一时段，因此各时段的号码范围不能重叠。
