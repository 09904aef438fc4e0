# 各类名称：单独使用、在句中使用、带编号使用。
# $style: number（数字或一两个字母），code（更长的代码）
place-kind-room = 房间
    .definite = 房间
    .numbered = { $ref }室
place-kind-office = 办公室
    .definite = 办公室
    .numbered = { $ref }办公室
place-kind-consulting-room = 诊室
    .definite = 诊室
    .numbered = { $ref }诊室
place-kind-department = 科室
    .definite = 科室
    .numbered = { $ref }科室
place-kind-emergency = 急诊
    .definite = 急诊
    .numbered = 急诊{ $ref }
place-kind-ward = 病区
    .definite = 病区
    .numbered = { $ref }病区
place-kind-laboratory = 检验科
    .definite = 检验科
    .numbered = 检验科{ $ref }
place-kind-imaging = 影像科
    .definite = 影像科
    .numbered = 影像科{ $ref }
place-kind-operating-theatre = 手术室
    .definite = 手术室
    .numbered = { $ref }手术室
place-kind-pharmacy = 药房
    .definite = 药房
    .numbered = 药房{ $ref }
place-kind-cash-desk = 收费处
    .definite = 收费处
    .numbered = 收费处{ $ref }
place-kind-information = 服务台
    .definite = 服务台
    .numbered = 服务台{ $ref }
place-kind-kiosk = 自助机
    .definite = 自助机
    .numbered = 自助机{ $ref }
place-kind-waiting-area = 候诊区
    .definite = 候诊区
    .numbered = { $ref }候诊区
place-kind-toilet = 卫生间
    .definite = 卫生间
    .numbered = 卫生间{ $ref }
place-kind-accessible-toilet = 无障碍卫生间
    .definite = 无障碍卫生间
    .numbered = 无障碍卫生间{ $ref }
place-kind-nursing-room = 母婴室
    .definite = 母婴室
    .numbered = 母婴室{ $ref }
place-kind-wheelchair-point = 轮椅租借处
    .definite = 轮椅租借处
    .numbered = 轮椅租借处{ $ref }
place-kind-drinking-water = 饮水处
    .definite = 饮水处
    .numbered = 饮水处{ $ref }
place-kind-seat = 座椅
    .definite = 座椅
    .numbered = 座椅{ $ref }
place-kind-vending-machine = 自动售货机
    .definite = 自动售货机
    .numbered = 自动售货机{ $ref }
place-kind-cash-machine = 自动取款机
    .definite = 自动取款机
    .numbered = 自动取款机{ $ref }
place-kind-defibrillator = 自动体外除颤器
    .definite = 自动体外除颤器
    .numbered = 自动体外除颤器{ $ref }
place-kind-food = 餐厅
    .definite = 餐厅
    .numbered = 餐厅{ $ref }
place-kind-shop = 商店
    .definite = 商店
    .numbered = 商店{ $ref }
place-kind-lecture-hall = 报告厅
    .definite = 报告厅
    .numbered = { $ref }报告厅
place-kind-lift = 电梯
    .definite = 电梯
    .numbered = { $style ->
        [number] { $ref }号电梯
       *[code] 电梯{ $ref }
    }
place-kind-stairs = 楼梯
    .definite = 楼梯
    .numbered = { $style ->
        [number] { $ref }号楼梯
       *[code] 楼梯{ $ref }
    }
place-kind-entrance = 入口
    .definite = 入口
    .numbered = { $style ->
        [number] { $ref }号入口
       *[code] { $ref }入口
    }
place-kind-exit = 出口
    .definite = 出口
    .numbered = { $style ->
        [number] { $ref }号出口
       *[code] { $ref }出口
    }
place-kind-refuge = 避难点
    .definite = 避难点
    .numbered = 避难点{ $ref }
place-kind-assembly-point = 集合点
    .definite = 集合点
    .numbered = 集合点{ $ref }
place-kind-bus-stop = 公交站
    .definite = 公交站
    .numbered = 公交站{ $ref }
place-kind-platform = 站台
    .definite = 站台
    .numbered = { $style ->
        [number] { $ref }号站台
       *[code] { $ref }站台
    }
place-kind-parking = 停车场
    .definite = 停车场
    .numbered = { $style ->
        [number] { $ref }号停车场
       *[code] { $ref }停车场
    }
place-kind-accessible-parking = 无障碍停车位
    .definite = 无障碍停车位
    .numbered = { $ref }无障碍停车位
place-kind-drop-off = 落客区
    .definite = 落客区
    .numbered = { $ref }落客区
place-kind-storage = 储藏室
    .definite = 储藏室
    .numbered = { $ref }储藏室
place-kind-other = 地点
    .definite = 地点
    .numbered = { $ref }

connector-kind-lift = 电梯
    .definite = 电梯
    .numbered = { $style ->
        [number] { $ref }号电梯
       *[code] 电梯{ $ref }
    }
connector-kind-stairs = 楼梯
    .definite = 楼梯
    .numbered = { $style ->
        [number] { $ref }号楼梯
       *[code] 楼梯{ $ref }
    }
connector-kind-escalator = 扶梯
    .definite = 扶梯
    .numbered = { $style ->
        [number] { $ref }号扶梯
       *[code] 扶梯{ $ref }
    }
connector-kind-ramp = 坡道
    .definite = 坡道
    .numbered = { $style ->
        [number] { $ref }号坡道
       *[code] 坡道{ $ref }
    }

element-door = 门
    .definite = 门
    .numbered = { $ref }门
element-opening = 门洞
    .definite = 门洞
    .numbered = { $ref }门洞
element-gate = 栅门
    .definite = 栅门
    .numbered = { $ref }栅门
element-main-entrance = 主入口
    .definite = 主入口
    .numbered = { $style ->
        [number] { $ref }号主入口
       *[code] { $ref }主入口
    }
element-side-entrance = 侧门
    .definite = 侧门
    .numbered = { $style ->
        [number] { $ref }号侧门
       *[code] { $ref }侧门
    }
element-service-entrance = 员工入口
    .definite = 员工入口
    .numbered = { $style ->
        [number] { $ref }号员工入口
       *[code] { $ref }员工入口
    }
element-emergency-exit = 安全出口
    .definite = 安全出口
    .numbered = { $style ->
        [number] { $ref }号安全出口
       *[code] { $ref }安全出口
    }
element-path = 通道
    .definite = 通道
    .numbered = { $ref }通道
element-wall = 墙
    .definite = 墙
    .numbered = 墙{ $ref }
element-area-room = 房间
    .definite = 房间
    .numbered = { $ref }室
element-area-corridor = 走廊
    .definite = 走廊
    .numbered = { $ref }走廊
element-area-open = 大厅
    .definite = 大厅
    .numbered = { $ref }大厅
element-area-outdoor = 室外
    .definite = 室外
    .numbered = { $ref }室外区域
element-area-stairwell = 楼梯间
    .definite = 楼梯间
    .numbered = { $ref }楼梯间
element-area-lift-car = 电梯
    .definite = 电梯
    .numbered = { $style ->
        [number] { $ref }号电梯
       *[code] 电梯{ $ref }
    }
element-building = 大楼
    .definite = 大楼
    .numbered = { $style ->
        [number] { $ref }号楼
       *[code] 楼{ $ref }
    }

label-with-ref = { $name }（{ $ref }）
    .speak = { $name }，{ $ref }
element-door-of-place = { $place }的门
# 没有名称和编号的，按所在位置称呼。$where：level 楼层、outdoors 室外
element-of-connector = { $where ->
    [outdoors] 室外{ $connector }的{ $door }
   *[level] { $level }{ $connector }的{ $door }
}
element-between = { $where ->
    [outdoors] 室外{ $first }与{ $second }之间的{ $door }
   *[level] { $level }{ $first }与{ $second }之间的{ $door }
}
element-beside = { $where ->
    [outdoors] 室外通往{ $area }的{ $door }
   *[level] { $level }通往{ $area }的{ $door }
}
element-somewhere = { $where ->
    [outdoors] 室外的{ $element }
   *[level] { $level }的{ $element }
}
element-from-to = { $first }至{ $last }的{ $connector }
element-with-id = { $word }{ $id }
destination = 目的地
starting-point = 出发点

# 不打字时可选的类别。
place-category-emergency = 急诊
place-category-clinics = 门诊科室
place-category-examinations = 检查检验
place-category-payment = 挂号缴费
place-category-pharmacy = 取药
place-category-wards = 住院病区
place-category-toilets = 卫生间
place-category-facilities = 便民设施
place-category-exits = 出入口与交通
place-category-rooms = 房间和其他地点
