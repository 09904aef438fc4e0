# 从自助终端首页取号。
kiosk-numbers-open = 取号 · 报到
    .speak = 取号，报到

# 报到时输入的内容，长时间没有人碰屏幕就会删除。
number-typed-soon = { $seconds } 秒后删除您输入的内容。碰一下屏幕或按任意键就保留。
    .speak = { $seconds }秒后删除您输入的内容。碰一下屏幕，或者按任意键，就保留。
number-typed-erased = 已删除您输入的内容。请重新输入。
