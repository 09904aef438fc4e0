# 为什么没有路、什么挡住了路、答案依据什么。
# $known：yes 或 no，数值是否已知。$access：谁可以通行。

no-route-unknown-start = 平面图上没有这个出发点。
no-route-unknown-destination = 平面图上没有这个目的地。
no-route-start-isolated = 平面图上没有画出{ $start }的门或出口，无法给出路线。
no-route-destination-isolated = 平面图上没有画出{ $destination }的门或入口，无法给出路线。
no-route-not-connected = 平面图上找不到从{ $start }到{ $destination }的路。
no-route-needs-not-met = 有路可到{ $destination }，但没有符合您需要的路。
no-route-closed = 有路可到{ $destination }，但途中有地方暂时封闭。
no-route-proof-failed = 找到的路线没有通过安全核对，因此不予显示。
no-route-nearest = 您能到达的最近地点是{ $place }。
no-route-ask = 请找工作人员或志愿者带您前往。

blocker-door-width = { $known ->
        [yes] { $element }净宽 { $value }，需要 { $wanted }
       *[no] { $element }未注明净宽，需要 { $wanted }
    }
blocker-threshold = { $known ->
        [yes] { $element }门槛高 { $value }，最高只能 { $wanted }
       *[no] { $element }未注明门槛高度，最高只能 { $wanted }
    }
blocker-incline = { $known ->
        [yes] { $element }坡度 { $value }，最大只能 { $wanted }
       *[no] { $element }未注明坡度，最大只能 { $wanted }
    }
blocker-stairs = 途中要走{ $element }，您无法使用
blocker-escalator = 途中要乘{ $element }，您无法使用
blocker-lift = 途中要乘{ $element }，您无法使用
blocker-lift-car = { $known ->
        [yes] { $element }轿厢尺寸 { $value }，需要 { $wanted }
       *[no] { $element }未注明轿厢尺寸，需要 { $wanted }
    }
blocker-lift-use = { $element }不对访客开放
blocker-revolving-door = { $element }是旋转门
blocker-manual-door = { $known ->
        [yes] { $element }需要用手开
       *[no] { $element }未注明是否自动开启
    }
blocker-not-for-wheelchairs = { $element }标明轮椅不能通行
blocker-access = { $access ->
        [emergency] { $element }仅供紧急疏散
        [closed] { $element }不开放
       *[staff] { $element }只对工作人员开放
    }
blocker-hazard = { $element }是危险区域，不可进入
blocker-path-width = { $known ->
        [yes] { $element }宽 { $value }，需要 { $wanted }
       *[no] { $element }未注明宽度，需要 { $wanted }
    }
blocker-gap = { $element }有一处太窄，需要 { $wanted }
blocker-one-way = { $element }只能反方向通行
blocker-closed = { $element }暂时封闭
blocker-closed-because = { $closed }：{ $reason }
blocker-hours = { $when ->
        [never] { $element }不对外开放
        [same-day] { $element }未开放，{ $time }开放
       *[other] { $element }未开放，{ $weekday }{ $time }开放
    }
weekday = { $day ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }

step-free-measured = 全程无台阶，依据实测。
step-free-assumed = 全程无台阶，其中一部分是假定，未经实测。
step-free-no = 途中有台阶。

through-rooms = 您没有别的路可走，需要穿过{ $rooms }。

evidence-measured = 实测
evidence-drawn = 图上量得
evidence-assumed = 按院方假定
evidence-unknown = 未知

fact-clear-width = 净宽
fact-threshold = 门槛高度
fact-automatic = 自动开启
fact-incline = 坡度
fact-step-count = 台阶数
fact-car-width = 轿厢宽度
fact-car-depth = 轿厢深度
fact-wheelchair = 轮椅可通行
value-assumed = { $value }（假定，未经实测）
value-yes = 是
value-no = 否
value-unknown = 未注明

unverified-line = { $element }：{ $fact } { $value }，{ $evidence }{ $has-source ->
        [yes] （{ $source }）
       *[no] {""}
    }
    .speak = { $element }，{ $fact }{ $value }，{ $evidence }
unverified-group = { $fact } { $value }，{ $evidence }{ $has-source ->
        [yes] （{ $source }）
       *[no] {""}
    }：{ $elements }
    .speak = { $fact }{ $value }，{ $evidence }：{ $elements }
list-separator = 、
unverified-heading = 途中未经实测的有：

profile-walking = 步行
profile-slow-walking = 慢行，需要休息
profile-wheelchair = 轮椅
profile-powered-chair = 电动轮椅
profile-walking-frame = 助行器
profile-pram = 婴儿车
profile-bed = 病床
profile-low-vision = 视力不便
profile-staff = 工作人员
route-summary = { $distance }，{ $duration }
