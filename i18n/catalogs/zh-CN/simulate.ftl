# kiosk-server simulate 对一天排队模拟的说明。

simulate-patients-unfit = 可模拟 1 到 { $most } 名患者。
simulate-title = { $kind }：{ $patients } 名患者，{ $rooms } 个诊室和窗口，种子 { $seed }
simulate-kind-ordinary = 普通的一天
simulate-kind-busy = 繁忙的一天，患者多五分之一
simulate-kind-short-staffed = 医生较少、有人迟到的一天
simulate-kind-called-away = 有医生临时离开的一天
simulate-tickets = 发出 { $tickets } 个号，拒绝 { $refused } 个，始终未叫 { $uncalled } 个
simulate-returns = 过号 { $missed } 次，回来 { $returned } 次；带检查结果回来 { $results } 次
simulate-by-class = 各优先类别的等候：
simulate-by-queue = 各队列的等候：
simulate-waits = { "  " }{ $name }：{ $tickets } 人，平均 { $mean } 分钟，十人中有九人不超过 { $most } 分钟
simulate-queue-medicine = 内科
simulate-queue-surgery = 外科
simulate-queue-children = 儿科
simulate-queue-laboratory = 检验科
simulate-queue-pharmacy = 药房
simulate-fairness = 公平性：同时在同一队列等候的两人组合中，{ $share }% 按到达先后叫号。
simulate-overtaking = 被后到者超过：平均 { $mean } 次，最多 { $most } 次；{ $at_bound } 人达到上限，{ $beyond } 人超过上限。
simulate-estimates = 到达时告知的预计：{ $coverage }% 的叫号落在范围内，范围平均宽 { $width } 分钟（平均等候的 { $part }%）。
