# 语音自身的话，以及日期的读法。

speech-date = { $month ->
        [1] 1 月
        [2] 2 月
        [3] 3 月
        [4] 4 月
        [5] 5 月
        [6] 6 月
        [7] 7 月
        [8] 8 月
        [9] 9 月
        [10] 10 月
        [11] 11 月
       *[12] 12 月
    } { $day } 日

error-speech-too-much = 一次最多朗读 { $messages } 条消息，每条最多 { $arguments } 个参数。请分几次请求。
error-speech-unknown = 这段录音已经不在了。请向服务器重新获取地址。
error-speech-busy = 正在朗读的句子太多。请几秒钟后再试。
error-speech-too-many = 从这里请求朗读的新句子太多。请 { $seconds } 秒后再试，期间可以看文字。
error-speech-down = 语音正在重新启动。请 { $seconds } 秒后再试。
error-speech-refused = 这句话无法朗读，请看文字。
