# 取号与号票的词句，自助终端与手机共用。数字以排好的文字传入，$count 只用来选择句式。

number-title = 您要取哪个号？
number-queues = 可以取号的科室与服务
number-have-appointment = 我有预约，报到
number-search = 输入查找
number-search-label = 科室或服务
number-search-hint = 输入几个拼音首字母即可：外科 → wk
    .speak = 输入几个拼音首字母就可以。
number-search-none = 没有找到可以取号的地方
number-search-none-try = 换一个词，或返回从列表中选择。
number-none-here = 本院暂未开通取号
number-none-here-try = 请到服务台询问如何就诊。
number-queue-gone = 这里不再取号
number-queue-gone-try = 请返回另选一个，或到服务台询问。
number-closed = 现在不取号
number-waiting = { $count ->
        [0] 无人等候
       *[other] { $number } 人等候
    }
number-priority = 您符合优先条件吗？请点选
number-class-none = 普通号，没有优先
number-class-document = 叫到号时请出示证件
number-class-age = 年龄以就诊档案为准，请报到
number-class-age-least = 满 { $age } 岁，以就诊档案为准，请报到
number-class-age-most = 不超过 { $age } 岁，以就诊档案为准，请报到
number-class-ages = { $least } 至 { $most } 岁，以就诊档案为准，请报到
number-emergency = 急诊请立即告诉工作人员，不用取号。
number-take = 取号
number-taking = 正在取号…
    .speak = 正在取号
number-unsure = 网络中断，还没有看到您的号。
number-unsure-check-in = 网络中断，还不知道是否已经报到。
number-unsure-what = 正在自动重试，只会得到一个号。如果返回，已取的号会退回。
number-refused = 没有取到号。

number-check-in-title = 预约报到
number-check-in-title-priority = 按年龄优先签到
number-check-in-by = 输入哪一项
number-by-card = 就诊卡
number-by-card-label = 就诊卡号
number-by-code = 预约码
number-by-code-label = 预约码
number-by-identity = 身份证
number-by-identity-label = 身份证最后六位
number-choose = 您先去哪个预约？
number-check-in-private = 输入的内容不会保存，并会自动清除。
number-check-in = 报到
number-checking-in = 正在报到…
    .speak = 正在报到

ticket-title = 您的号
ticket-given = 您的号是 { $number }
ticket-facts = 现在的情况
ticket-ahead = { $count ->
        [0] 下一位就是您
       *[other] 前面还有 { $number } 人
    }
ticket-range = 预计 { $from } 到 { $to } 叫号
ticket-at = 预计 { $from } 叫号
ticket-no-range = 还不知道什么时候叫号
ticket-wait = 还要 { $least } 到 { $most } 分钟
ticket-wait-most = { $most } 分钟以内
ticket-wait-soon = 很快
ticket-appointment = 预约时间 { $from }
ticket-wait-at = 在{ $place }等候
ticket-place = 地点：{ $place }
ticket-where = { $building } · { $level }
    .speak = { $building }，{ $level }
ticket-go-in = 请到{ $room }
ticket-called-to = 请{ $number }号到{ $room }
ticket-why = 排在这里的原因：
ticket-why-more = 为什么排在这里？查看全部原因
ticket-why-less = 收起原因
ticket-why-waiting = 请稍候……
    .speak = 请稍候
ticket-show-way = 带我去
ticket-done = 完成
ticket-unknown = 没有这个号
ticket-unknown-try = 可能是别的日子的号。请重新取号，或到服务台询问。
ticket-code = 二维码：在手机上看您的号
ticket-code-scan = 用手机扫码，随时看到排队情况。
ticket-code-then = 该出发时、叫到您时，手机会提醒。
ticket-code-private = 二维码里只有号，没有您的个人信息。
ticket-code-failed = 暂时无法显示二维码。您的号仍然有效。
