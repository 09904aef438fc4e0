# 自助机上的广播。
kiosk-announcement = 广播：{ $text }
