# 屏幕管理页面的词句；浏览器也使用此文件。
# $name：屏幕或人员的名称。$time：时刻。$level、$building：名称。

frame-title-screens = 屏幕管理
screens-not-for-you-title = 本页供管理屏幕的人员使用
screens-not-for-you-text = 您的账号不能添加屏幕。请换一个账号登录，或向管理员申请权限。
screens-other-account = 换一个账号登录
screens-sign-in = 登录
screens-sign-out = 退出登录
screens-signed-in-as = 已登录：{ $name }
screens-signed-out = 登录已失效。请重新登录，本页内容会保留。

screens-lead = 属于本院的自助终端和叫号屏。只有它们可以播报叫号和广播。
screens-none = 还没有屏幕
screens-none-try = 请添加一块：您会得到一个网址，在自助终端或叫号屏上打开一次即可。
screens-level-of = { $building }{ $level }
screens-level-gone = 楼层已不在平面图上
screens-connected = 已连接
screens-lost = 自 { $time } 起没有消息
screens-never-heard = 还没有消息
screens-awaited = 网址尚未打开，{ $time } 前有效
screens-enrolled = { $time } 由 { $name } 添加
screens-loud = 播报声音
screens-silent = 不出声
screens-blocked = 没有声音：请点一下这块屏幕，或设置其浏览器允许出声
screens-look = 查看画面
screens-end = 停用
screens-end-question = 停用“{ $name }”？
screens-end-what = 它将不再播报叫号和广播。要再次使用，需重新添加。
screens-end-it = 停用
screens-keep = 保留
screens-ended = 已停用“{ $name }”

screens-boards = 查看各叫号屏
screens-boards-what = 任何人都可以打开这些网址。这样打开的叫号屏不出声。

screens-add = 添加屏幕
screens-sort = 类型
screens-sort-kiosk = 自助终端
screens-sort-zone = 候诊区叫号屏
screens-sort-room = 诊室门口屏
screens-where = 位置
screens-no-spots = 平面图上没有可放自助终端的位置
screens-no-spots-try = 请先在平面图上画出一处。
screens-no-boards = 平面图上还没有叫号的候诊区
screens-no-boards-try = 请先在叫号规则页面设置队列和诊室。
screens-name = 名称（在列表中显示）
screens-languages = 语言
screens-looks = 外观
screens-look-standard = 标准
screens-look-large = 大字
screens-look-contrast = 高对比度
screens-sound = 声音
screens-sound-on = 播报声音
screens-sound-off = 不出声
screens-sound-what = 播报声音的屏幕会播报本层的叫号和广播。同一层有多块时，每条只由其中一块播报。
screens-cancel = 取消
screens-make-address = 生成网址

screens-made = 请打开“{ $name }”
screens-open-once = 请在这块屏幕上打开此网址。只能打开一次，{ $time } 前有效。
screens-address = 网址
screens-copy = 复制
screens-copied = 已复制
screens-code = 网址的二维码
screens-step-open = 在屏幕上输入网址，或用它扫描二维码。
screens-step-secret = 请勿给他人看：谁先打开，谁就是这块屏幕。
screens-step-sound = 若要不用点击就能出声，请用以下参数启动它的浏览器
screens-step-seen = 连接成功后，这里会自动显示。
screens-opened = 已打开，现在属于本院。
screens-address-over = 此网址已失效：已过期或已停用。请重新添加这块屏幕。
screens-done = 完成
screens-to-list = 返回列表
