# 警报期间页面上的词句。只作指引，从不说道路畅通。
# $kind: earnest, drill · $scope: venue, building

alarm-name = { $kind ->
        [drill] 疏散演练
       *[earnest] 疏散警报
    }{ $scope ->
        [building] ：{ $building }
       *[venue] {""}
    }
alarm-elsewhere = { alarm-name }。请勿前往，听从工作人员指挥。
alarm-title = 请立即离开大楼
alarm-haven-title = 请立即前往避难处
alarm-help-title = 请立即求助
alarm-drill-title = 这是演练：请前往出口
alarm-drill-haven-title = 这是演练：请前往避难处
alarm-outside-title = 请远离建筑
alarm-exit = 最近的出口：{ $place }
alarm-refuge = 最近的避难区：{ $place }
alarm-evacuation-lift = 最近的疏散电梯：{ $place }
alarm-smoke = 途中遇到烟或火，请立即退回，改走其他路线。
alarm-unknown = 请听从工作人员指挥，按疏散指示标志行走，不要乘坐电梯。本系统看不到道路是否畅通。
alarm-stairs = 我不能走楼梯
alarm-level = { $level } · { $building }
alarm-steps = 疏散路线，逐步说明
alarm-plan = { $level }疏散路线平面图
alarm-finding = 正在查找疏散路线…
    .speak = 正在查找疏散路线
alarm-no-way = 平面图上没有从这里出去的路
alarm-unasked = 暂时无法查询疏散路线
alarm-call = 呼救电话：{ $number }
alarm-from = 起点：{ $place }。
alarm-from-step = 起点：您刚才看到的那一步。
alarm-scan = 不在这里？请扫描墙上最近的二维码。
alarm-as-of = 没有网络。内容为 { $time } 时的。
alarm-ended = 警报已解除。
