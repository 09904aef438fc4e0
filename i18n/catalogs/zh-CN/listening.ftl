# 听访客说话。
refusal-listening-unfit = 无法读取这段声音。请输入您要去的地方。
refusal-listening-too-long = 说得太长了。请用一句短话再说一遍。
refusal-listening-nothing-heard = 没有听到。请再按一次，靠近一点说要去哪里，或者输入。
refusal-listening-too-many = 现在说话的人太多。请输入您要去的地方。
error-listening-busy = 现在说话的人很多。请几秒钟后再试，或者输入。
error-listening-failed = 没能听懂您说的话。请输入您要去的地方。
error-listening-engine-missing = listening_engine 还需要一个软件包。请安装 kiosk-server[sherpa]。
error-listening-model-unfit = 语音识别模型无法使用（{ $file }）。请检查 listening_engine 和 listening_model。
