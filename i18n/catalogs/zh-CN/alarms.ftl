# 关于警报的用语：整个院区或其中一座楼需要疏散。
# $kind: earnest, drill · $scope: venue, building

alarm-text = { $kind ->
        [drill] 疏散演练
       *[earnest] 疏散警报
    }{ $scope ->
        [building] ：{ $building }
       *[venue] {""}
    }
alarm-reasons = { $latest } / { $earlier }
refusal-alarm-building-unknown = 平面图上没有这座楼。请选择已有的楼，或选择全部。
refusal-alarm-reason-unfit = 请不超过 { $most } 个字，也可以不写。
refusal-alarm-reasons-too-many = 警报仍在进行，已附有 { $most } 条说明，无法再添加。请当面告知。
refusal-alarm-in-earnest = 真实的疏散警报正在进行。结束之后才能开始演练。
refusal-alarm-unknown = 没有这条警报。请刷新页面。
error-alarm-contact-away = 无法读取消防系统的触点。请检查端口和线路。
error-alarm-key-short = 设置“alarm_key”太短，不安全。请用至少 { $least } 个随机字符。
