# 平面图检查的结果，写给绘图人员：哪里不对，应该怎么做。
# $element 是编号，$level 是楼层编号；数字传入前已排好格式。

finding-severity-error = 错误
finding-severity-warning = 警告
finding-severity-note = 提示

finding-duplicate-id = 编号 { $element } 用了 { $count } 次。请给每个元素各自的编号。
finding-unknown-level = { $element } 在楼层 { $level } 上，但平面图没有这个楼层。请补上楼层或移动元素。
finding-unknown-reference = { $element } 指向的{ $kind ->
        [area] 区域
        [door] 门
        [connector] 电梯、楼梯或坡道
        [place] 地点
       *[other] 元素
    } { $other } 不在平面图中。请改正编号，或补画所缺的元素。
finding-reference-on-other-level = { $element } 在楼层 { $level }，但它的区域 { $other } 在 { $other_level }。请移动其中一个。
finding-no-entrance = 平面图没有出入口。请至少把一扇门标为出入口。
finding-level-empty = 楼层 { $level } 没有区域，也没有路线，无法通行。请补画，或删除该楼层。

finding-area-invalid = { $element } 的轮廓自相交叉或为空，因此未被采用。请重新绘制。
finding-area-tiny = { $element } 只有 { $square_metres } 平方米。如果是误画，请删除。
finding-area-intricate = { $element } 有 { $vertices } 个顶点；超过 { $most } 个会拖慢系统。请简化轮廓。
finding-areas-overlap = { $element } 与 { $other } 重叠 { $square_metres } 平方米，占较小者的 { $percent }%。请移动两者之间的边界。
finding-room-without-door = 房间 { $element } 没有门，无法进入。请在它的墙上画出门。
finding-stairwell-without-door = 楼梯间 { $element } 在楼层 { $level } 没有门或开口。请补画，否则从这里走不到楼梯。
finding-lift-without-door = 电梯 { $element } 在楼层 { $level } 没有门。请补画，否则在这里无法上下电梯。
finding-shaft-leads-nowhere = { $kind ->
        [lift_car] 电梯
       *[stairwell] 楼梯间
    } { $element } 只画在楼层 { $level } 上，到不了其他楼层。请在其他楼层也画出，或将其删除。

finding-door-touches-nothing = 门 { $element } 在楼层 { $level } 不挨着任何区域或路线。请把它移到墙上，距离不超过 0.5 米。
finding-door-touches-one-area = 从 { $area } 出门 { $element } 后无处可去。请补画门外的区域，或把它标为出入口。
finding-door-narrow = 门 { $element } 宽 { $metres } 米，而轮椅需要 { $wanted } 米。请核对宽度；如果属实，请另设通路。
finding-door-widths-unknown = { $of } 扇门中有 { $doors } 扇没有宽度，轮椅使用者不会被引导通过。请测量，或写明本院的默认值。
finding-one-way-door-unclear = 门 { $element } 是单向的，但没有说明从哪个区域出去。请写明该区域。

finding-path-line-alone = 路线 { $element } 不与任何东西相连。请让它接到另一条路线、区域或门。
finding-path-crosses-wall = 路线 { $element } 在没有门的地方穿过 { $other } 的墙。请画出门或开口，或移动路线。

finding-connector-too-few-stops = { $element } 有 { $stops } 个停靠点，至少需要两个。请补上出口。
finding-connector-stop-off-floor = { $element } 在楼层 { $level } 的停靠点不在任何区域或路线上。请移动它，或补画周围的地面。
finding-connector-stops-out-of-order = { $element } 从 { $first } 向下到 { $second }。请把停靠点从最低层排到最高层。
finding-lift-size-unknown = 电梯 { $element } 没有轿厢尺寸，轮椅使用者不会被引导乘坐。请测量宽度和深度。
finding-ramp-incline-unknown = 坡道 { $element } 没有坡度，轮椅使用者不会被引导通过。请测量高差和长度。

finding-place-outside-area = { $element } 的标记在它的区域 { $area } 之外。请移到里面。
finding-place-off-floor = { $element } 不在任何地面上，或在墙体之中，无法到达。请移动它，或补画周围的地面。
finding-place-name-repeated = 楼层 { $level } 有 { $count } 个地点都叫“{ $name }”：{ $element } 和 { $others }。请用不同的名称，以免访客选错。
finding-place-ref-repeated = 有 { $count } 个地点的编号都是 { $ref }：{ $element } 和 { $others }。请核对编号。
finding-anchor-off-floor = 二维码 { $element } 不在任何地面上，或在墙体之中。请移到扫码时站立的位置。
finding-sign-off-floor = 标识 { $element } 不在任何地面上方，没有人能站到它前面。请移动标识，或补画周围的地面。
finding-sign-without-text = 标识 { $element } 有一行没有文字，或完全没有文字。请写上内容，或删除该标识。
finding-sign-in-no-language = 标识 { $element } 上的“{ $text }”不属于本平面图的任何语言。请用其中一种语言写出，或注明为原文（und）。
finding-sign-arrow-unclear = 标识 { $element } 带有箭头，但不知道从哪个方向看。请填写看标识的人所朝的方位。
finding-department-without-place = 科室 { $element } 没有地点。请至少指定一个，或删除该科室。

finding-places-cut-off = 从出入口到不了 { $element }{ $more ->
        [0] {""}
       *[other] {" "}以及另外 { $more } 个地点（{ $others }）
    }。{ $gap ->
        [touching] 它在楼层 { $level } 与能到达的地面相邻，但两者之间没有门。如果那里有门，请补画。
       *[apart] 在楼层 { $level }，离能到达的地面最近处相距 { $metres } 米。如果那里能走，请补画中间的部分，或让两者相接。
    }
finding-level-cut-off = 从出入口到不了 { $element }{ $more ->
        [0] {""}
       *[other] {" "}以及另外 { $more } 个地点（{ $others }）
    }：没有楼梯、电梯或路线通到楼层 { $level } 的这一部分。请补画进出的路。
finding-hours-unreadable = { $element }：无法读懂开放时间“{ $hours }”，因此按始终开放处理。可以使用星期、时刻、24/7 和 off。
finding-hours-never = { $element }：按开放时间“{ $hours }”，它从不开放。
finding-way-out-with-hours = { $element }供紧急疏散使用，却写有开放时间；紧急情况下不按此时间处理。
