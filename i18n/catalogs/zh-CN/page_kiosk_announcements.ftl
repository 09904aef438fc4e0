# 自助机上的广播。
kiosk-announcement = 广播：{ $text }
kiosk-mute = 本机还不能播报：请工作人员在 /screens 添加。
