# 从自助终端首页取号。
kiosk-numbers-open = 取号 · 报到
    .speak = 取号，报到
