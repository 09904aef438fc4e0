# 公共屏幕上询问是否还有人在。

kiosk-idle-title = 您还在这里吗？
kiosk-idle-left = { $seconds } 秒后清除屏幕上的内容
    .speak = { $seconds }秒后清除屏幕上的内容。碰一下屏幕，或者按任意键，就可以继续。
kiosk-idle-touch = 碰一下屏幕任何地方，继续使用
kiosk-idle-why = 清除后，下一位看不到您查过什么。
