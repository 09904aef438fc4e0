# 自助机页面上的话。数字传入前已排好格式；$count 只用来选择单复数。

kiosk-title = 您要去哪里？
kiosk-here = 您在这里：{ $place }
kiosk-plan-label = { $level }平面图，标有您的位置
kiosk-categories = 按类别查找

kiosk-search-open = { $venue ->
        [hospital] 搜索科室、检查、房间号
       *[other] 搜索地点、房间号
    }
kiosk-search-title = 找一个地方
kiosk-search-label = { $venue ->
        [hospital] 科室、检查、房间号
       *[other] 地点、房间号
    }
kiosk-search-hint = { $venue ->
        [hospital] 输入拼音首字母就行：放射科 → fsk
       *[other] 输入拼音首字母或房间号就行
    }
    .speak = 输入拼音首字母或房间号就行。
kiosk-search-results = 找到的地方
kiosk-search-found = { $count ->
        [0] 没有找到
       *[other] 找到 { $number } 个地方
    }
kiosk-search-nothing = 没有找到“{ $text }”
kiosk-search-nothing-try = 换一种说法，少输入几个字母，或按类别查找。
kiosk-search-matched = { $text } → { $name }
    .speak = { $text }，也就是{ $name }

kiosk-pad = 键盘
kiosk-pad-space = 空格
kiosk-pad-delete = 删除
kiosk-pad-clear = 清空

kiosk-choose-places = 地点
kiosk-choose-empty = 这里没有可以前往的地方
kiosk-choose-empty-try = 请返回，换一个类别，或请工作人员帮忙。
kiosk-place-where = { $building } · { $level }
    .speak = { $building }，{ $level }
kiosk-level-sign = { $number } 层
    .speak = { $number }层
kiosk-place-walk = 走路{ $duration }
kiosk-place-here = 就在这里
kiosk-place-no-way = { $needs ->
        [yes] 按您的需要没有路
       *[no] 没有可走的路
    }
kiosk-times-for-needs = 时间按您选择的出行方式计算
kiosk-limits-done = 看这条路

kiosk-page-of = 第 { $page } 页，共 { $pages } 页
kiosk-page-previous = 上一页
kiosk-page-next = 下一页

kiosk-route-to = 去{ $place }
kiosk-route-plan = 路线图，{ $level }
kiosk-no-route-plan = { $level }平面图，标出了不通的地方
kiosk-route-levels = 途经楼层
kiosk-route-steps = 怎么走
kiosk-route-found = 去{ $place }，{ $duration }，{ $distance }。
kiosk-route-changed = 平面图有变化，已重新找路。
kiosk-route-changed-closure = 楼内有封闭或重新开放的地方，已重新找路。
kiosk-route-doubt-closure = 楼内有封闭或重新开放的地方。这条路线可能已经变化，正在重新查询。
kiosk-route-doubt-plan = 平面图有变化。这条路线可能已经变化，正在重新查询。
kiosk-level-with-building = { $building } { $level }
kiosk-levels-joined = { $first }—{ $last }
    .speak = { $first }到{ $last }

kiosk-no-route-why = 被什么挡住
kiosk-no-route-more = 另外还有 { $number } 处
kiosk-no-route-go = 改去{ $place }

kiosk-take = 带到手机上
kiosk-take-title = 把路线带到手机上
kiosk-take-scan = 打开微信“扫一扫”或手机相机，对准二维码。
kiosk-take-then = 手机会一步一步带您走。请不要关闭网页，这样到地下没有信号也能用。
kiosk-take-private = 二维码里只有起点、目的地和出行方式，没有个人信息。
kiosk-take-code = 二维码：去{ $place }的路线
kiosk-take-none = 这条路线不能带走
kiosk-take-none-try = 请看着屏幕上的步骤走，或请工作人员帮忙。
kiosk-take-done = 看路线

kiosk-person-title = 找人帮忙
kiosk-person-lead = 不想用屏幕也可以。服务台的工作人员会当面帮您；要用现金、要纸质单据，也请到那里问。
kiosk-person-desk = 最近的服务台
kiosk-person-closed = 现在没有开放的服务台，下面这个最早开放
kiosk-person-way = 带我去
kiosk-person-phone = 或者打电话
kiosk-person-phone-number = { $phone }
kiosk-person-nobody = 平面图上没有服务台
kiosk-person-nobody-try = 请直接询问身边穿工作服或志愿者马甲的人。

kiosk-wiped = 已清除。您要去哪里？

kiosk-destination-unknown = 找不到这个目的地
kiosk-destination-unknown-try = 它可能已经搬走。请重新查找。
kiosk-spot-unknown = 这台机器还不知道自己在哪里
kiosk-spot-unknown-try = 没有起点就找不了路。请告诉工作人员。
