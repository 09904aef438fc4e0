# 语音模式中页面所说的话和它的按钮；浏览器也用这一份。$count 只用来选择单复数。

voice-bar = 语音
voice-controls = 语音播报
voice-repeat = 再听一遍
voice-pause = 暂停
voice-go-on = 继续
voice-slower = 慢一点
voice-faster = 快一点
voice-softer = 小声点
voice-louder = 大声点
voice-slowest = 已经是最慢了。
voice-fastest = 已经是最快了。
voice-softest = 已经是最小声了。
voice-loudest = 已经是最大声了。

voice-begins = 页面会念给您听。请触摸您要的内容；按住屏幕再移动手指，可以听到手指下面的内容；也可以用按键逐项听。
voice-begins-keypad = 语音已打开：按“下一个”或“上一个”逐项听，按“确认”选择。按“返回”回到上一页，按“重听”再听一遍。
voice-explored = 连点两下，选择刚才听到的内容。
voice-ends = 语音已关闭。
voice-between = ，
voice-choices = 这里有 { $number } 项可以选。按“下一个”逐项听。
voice-chosen = 已选
voice-not-now = 现在不能选
voice-position = 第 { $number } 项，共 { $total } 项
voice-letters = 字母和数字。按“确认”进入，再按“下一个”逐行听，按“确认”选一行，再逐个听。
voice-row = { $first } 到 { $last }
voice-typed = 已输入：{ $code }
voice-typed-nothing = 还没有输入。
voice-typed-words = 已输入文字。
voice-typed-count = 已输入 { $number } 位。
voice-heard = 听到您说的了。
voice-heard-places = 可能是下面 { $number } 个地方。按“下一个”逐项听。
voice-found-nothing = 没有找到您输入的内容。
voice-found-otherwise = 按别的说法找到
voice-back-nowhere = 这里已经是第一页。
voice-waiting = 请稍等。

voice-blocked = 浏览器要等您碰一下页面才会出声。
voice-allow = 打开声音
voice-offline = 没有网络，要说的话只写在这里。
voice-unspoken = 这段话没有语音，只写在这里。
voice-private = 这是私人内容。请插上耳机听，或者选“念出来”。
voice-say-aloud = 念出来
voice-private-signs = 这里输入的内容不念出来。第一个是 { $first }；每按一次“下一个”响一声，往后一个；按“确认”输入，再从 { $first } 数起。要听到，请插上耳机，或者选“念出来”。
voice-headphones-in = 已插上耳机。
voice-headphones-out = 耳机已拔出。

# 单独念出的名称：地点、楼层、医院。
voice-thing = { $thing }
