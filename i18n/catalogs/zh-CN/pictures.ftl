# Pictures of ways and levels, and how a way goes to a phone.

error-picture-size-wrong = 图片的宽和高为 { $least } 到 { $most } 像素，符号为平常的 0.5 到 4 倍。

way-picture-title = 路线：{ $level }
way-picture-line = 路线
step-picture-description = { $level }平面图的一部分，上方为前进方向。
you-are-here = 您在这里
barred-here = 此处不通
hazard-no-entry = 禁止入内
hazard-area = 危险区域，禁止入内
sentences-joined = { $first }。{ $second }
hand-off-code = 二维码，扫码后在手机上打开这条路线
