# 各页面共有的词句；浏览器也用这一份。数字以排好的文字传入。

frame-language-name = 中文
frame-title-kiosk = 您要去哪里？
frame-title-phone = 院内导航
frame-title-ticket = 您的号
frame-title-board = 叫号
frame-board-unknown-title = 没有这个显示屏
frame-board-unknown-text = 没有叫这个名字的候诊区或诊室，请检查地址。
frame-script-failed = 页面还没有准备好。请刷新一次；如仍不行，请询问工作人员。
frame-script-off = 本页需要 JavaScript。请在浏览器设置中打开，或询问工作人员。
frame-start-title = 演示
frame-start-text = 请选择要看的页面。
frame-start-kiosk = 自助终端
frame-start-phone = 手机页面
frame-start-staff = 工作人员登录
frame-start-explorer = GraphQL 查询页
frame-no-plan-title = 平面图尚未发布
frame-no-plan-text = 医院的平面图还没有发布，请稍后再试，或询问工作人员。
frame-page-unknown-title = 没有这个页面
frame-page-unknown-text = 地址可能写错了，或者页面已经移走。
frame-page-unknown-advice = 请从大厅重新开始，或者问工作人员。
frame-page-unknown-home = 院内导航
frame-spot-unknown-title = 找不到这个位置
frame-spot-unknown-text = 这个二维码或地址不在现行的平面图上，可能已经更换。
frame-spot-unknown-advice = 请扫描旁边的另一个二维码，或询问工作人员。
frame-spot-from-lobby = 从大厅开始

frame-back = 返回
frame-language = 语言
frame-large = 长辈版
frame-largest = 特大字
frame-usual-size = 标准版
frame-contrast = 高对比
frame-person = 找人帮忙
frame-bar = 返回、语言与帮助
frame-time = { $time }
    .speak = 现在时间{ $time }
# $day: “22 Nov”. $time: “14:05”.
frame-moment-day = { $day } { $time }

frame-metres = { $number } 米
frame-kilometres = { $number } 公里
frame-minutes = { $number } 分钟
frame-moment = 不到 1 分钟
    .speak = 不到一分钟
frame-hours = { $hours } 小时
frame-hours-minutes = { $hours } 小时 { $number } 分钟

# $visits：病区为 yes，其时间是探视时间。$day：today 今天、tomorrow 明天、other 其他日子。
frame-hours-always = 24 小时开放
    .speak = 全天开放
frame-hours-open-now = { $visits ->
        [yes] 现在可以探视
       *[no] 现在开放
    }
frame-hours-open = { $visits ->
        [yes] 探视至 { $time }
       *[no] 开放至 { $time }
    }
frame-hours-too-late = { $visits ->
        [yes] { $time } 结束探视，您到时已结束
       *[no] { $time } 关门，您到时已关门
    }
frame-hours-closed = 未开放
frame-hours-opens = { $visits ->
        [yes] { $day ->
            [today] 现在不能探视，{ $time } 开始
            [tomorrow] 现在不能探视，明天 { $time } 开始
           *[other] 现在不能探视，{ $weekday } { $time } 开始
        }
       *[no] { $day ->
            [today] 现在未开放，{ $time } 开放
            [tomorrow] 现在未开放，明天 { $time } 开放
           *[other] 现在未开放，{ $weekday } { $time } 开放
        }
    }

frame-loading = 正在准备…
    .speak = 正在准备
frame-try-again = 再试一次
frame-ask-offline = 连不上服务器。请稍后再试，或询问工作人员。
frame-ask-busy = 现在人多，服务器没有及时回答。请再试一次。
frame-ask-refused = 这个请求无法办理。请返回重选，或询问工作人员。
frame-ask-gone = 页面已有新版本，请重新打开。
frame-ask-fault = 出了点问题，没有得到答案。请再试一次，或询问工作人员。
frame-place-of = { $level } · { $building }
frame-offline = 没有网络。已打开的内容仍可使用。
frame-stale = { $time } 起未能更新，内容可能已有变化。
frame-plan-failed = 平面图暂时无法显示，请按文字说明走。

frame-needs-title = 出行需要
frame-need-walking = 步行
frame-need-slow-walking = 走得慢，要休息
frame-need-wheelchair = 轮椅
frame-need-powered-chair = 电动轮椅
frame-need-walking-frame = 助行器
frame-need-pram = 婴儿车
frame-need-bed = 病床
frame-need-low-vision = 视力不好
frame-need-staff = 工作人员
frame-limits = 更精确
frame-limits-own = （已设个人限制）
frame-limits-title = { $needs }：更精确
frame-limit-usual = 按一般情况
frame-limit-width = { $profile ->
        [wheelchair] 全宽（含双手）
        [bed] 床的全宽
        [pram] 婴儿车的全宽
       *[other] 全宽
    }
frame-limit-width-less = 更窄
frame-limit-width-more = 更宽
frame-limit-width-any = 不限
frame-limit-incline = 能走的最陡坡道
frame-limit-incline-less = 平缓些
frame-limit-incline-more = 陡一些
frame-limit-incline-value = 1 : { $run }（{ $percent } %）
    .speak = 一比{ $run }
frame-limit-incline-any = 不限
frame-limit-lift-width = 电梯轿厢至少宽
frame-limit-lift-width-less = 窄一些
frame-limit-lift-width-more = 宽一些
frame-limit-lift-width-any = 不限
frame-limit-lift-depth = 电梯轿厢至少深
frame-limit-lift-depth-less = 浅一些
frame-limit-lift-depth-more = 深一些
frame-limit-lift-depth-any = 不限
frame-limit-rest = 途中休息
frame-limit-rest-less = 更常休息
frame-limit-rest-more = 少休息
frame-limit-rest-value = 每走{ $distance }
frame-limit-rest-any = 不需要
frame-limit-no-stairs = 不走楼梯
frame-limit-no-escalators = 不乘扶梯
frame-limit-no-lifts = 不乘电梯
frame-limit-no-manual-doors = 只走自动门
frame-limit-measured-only = 只走现场测量过的路
frame-centimetres = { $number } 厘米
    .speak = { $number }厘米
frame-step-number = 第 { $number } 步
