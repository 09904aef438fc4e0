# 每种步骤一条消息，由下面的短语组成。
# $turn, $turn-after: sharp_left, left, slight_left, slight_right, right, sharp_right, back, none；
#   set-off 和 leave 的 $turn 还有 straight；none 表示方向未知
# $what: place, lift, stairs, escalator, ramp
# $walk: none，或行走之处：corridor, outdoor, room, open, other
# $use: at, past, none · $landmark-side, $side: left, right, ahead, none

turn-phrase = { $turn ->
        [sharp_left] 向左后方转
        [left] 左转
        [slight_left] 向左前方转
        [slight_right] 向右前方转
        [right] 右转
        [sharp_right] 向右后方转
        [back] 掉头往回走
       *[none] 直行
    }
and-turn-phrase = { $turn ->
        [sharp_left] 向左后方转
        [left] 左转
        [slight_left] 向左前方转
        [slight_right] 向右前方转
        [right] 右转
        [sharp_right] 向右后方转
        [back] 掉头往回走
       *[none] 直行
    }
comma-turn-phrase = { turn-phrase }
along-phrase = { $walk ->
        [corridor] 沿走廊
       *[other] {""}
    }
turn-after-phrase = { $turn-after ->
        [sharp_left] 后向左后方转
        [left] 后左转
        [slight_left] 后向左前方转
        [slight_right] 后向右前方转
        [right] 后右转
        [sharp_right] 后向右后方转
        [back] 后掉头往回走
       *[none] {""}
    }
walk-phrase = { $walk ->
        [none] {""}
        [corridor] ，沿走廊走{ $distance }
       *[other] ，走{ $distance }
    }
straight-walk-phrase = { $walk ->
        [none] 直行
        [corridor] 沿走廊直行{ $distance }
       *[other] 直行{ $distance }
    }
then-walk-phrase = { $walk ->
        [none] {""}
        [corridor] ，沿走廊走{ $distance }
       *[other] ，走{ $distance }
    }
after-walk-phrase = { then-walk-phrase }
at-phrase = { $use ->
        [at] 在{ $landmark }处
       *[none] {""}
    }
past-phrase = { $use ->
        [past] ，经过{ $landmark-side ->
            [left] 左侧的
            [right] 右侧的
           *[none] {""}
        }{ $landmark }
       *[none] {""}
    }
side-phrase = { $side ->
        [left] 左侧的
        [right] 右侧的
        [ahead] 前方的
       *[none] {""}
    }

step-set-off = { $start ->
        [known] 从{ $place }出发，
       *[unknown] {""}
    }{ $turn ->
        [none] { along-phrase }走{ $distance }
        [straight] { straight-walk-phrase }
        [back] 转身{ walk-phrase }
       *[other] { comma-turn-phrase }{ walk-phrase }
    }{ past-phrase }
step-leave = { $what ->
        [stairs] 出楼梯口
        [escalator] 下扶梯
        [ramp] 走完坡道
       *[place] 出{ $place }
    }{ $turn ->
        [none] { then-walk-phrase }
        [straight] 后{ straight-walk-phrase }
       *[other] 后{ and-turn-phrase }{ then-walk-phrase }
    }{ past-phrase }
# 用在自身不提转向的第一步之前；$turn 不会是 none。
step-turn-first = { $turn ->
        [back] 转身
       *[other] { turn-phrase }
    }
step-turn = { at-phrase }{ turn-phrase }{ turn-after-phrase }{ walk-phrase }{ past-phrase }
step-straight-on = { straight-walk-phrase }{ past-phrase }
step-through-door = { $turn ->
        [sharp_left] 向左后方转，穿过门
        [left] 左转，穿过门
        [slight_left] 穿过左前方的门
        [slight_right] 穿过右前方的门
        [right] 右转，穿过门
        [sharp_right] 向右后方转，穿过门
        [back] 掉头，穿过门
       *[none] 穿过门
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter = { $turn ->
        [sharp_left] 向左后方转，进入{ $area }
        [left] 左转进入{ $area }
        [slight_left] 从左前方进入{ $area }
        [slight_right] 从右前方进入{ $area }
        [right] 右转进入{ $area }
        [sharp_right] 向右后方转，进入{ $area }
        [back] 掉头进入{ $area }
       *[none] 进入{ $area }
    }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-enter-building = { $way ->
        [known] 从{ $door }
       *[unknown] {""}
    }进入{ $building }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-leave-building = { $way ->
        [known] 从{ $door }
       *[unknown] {""}
    }走出{ $building }{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-go-outside = 走到室外{ turn-after-phrase }{ after-walk-phrase }{ past-phrase }
step-take-lift = 乘{ side-phrase }{ $connector }到{ $level }
step-take-stairs = { $to ->
        [level] 走{ side-phrase }{ $connector }{ $way ->
            [up] 上
           *[down] 下
        }{ $storey-count ->
            [0] {""}
           *[other] { $storeys } 层楼
        }到{ $level }
       *[here] 从{ side-phrase }{ $connector }走{ $way ->
            [up] 上去
           *[down] 下去
        }
    }{ $step-count ->
        [0] {""}
       *[other] （{ $steps } 级台阶）
    }
    .speak = { $to ->
        [level] 走{ side-phrase }{ $connector }{ $way ->
            [up] 上
           *[down] 下
        }{ $storey-count ->
            [0] {""}
           *[other] { $storeys }层楼
        }到{ $level }
       *[here] 从{ side-phrase }{ $connector }走{ $way ->
            [up] 上去
           *[down] 下去
        }
    }{ $step-count ->
        [0] {""}
       *[other] ，共{ $steps }级台阶
    }
step-take-escalator = 乘{ side-phrase }{ $connector }{ $way ->
        [up] 上
       *[down] 下
    }{ $to ->
        [level] 到{ $level }
       *[here] 行
    }
step-take-ramp = 沿{ side-phrase }{ $connector }{ $way ->
        [up] 上
       *[down] 下
    }{ $to ->
        [level] 到{ $level }
       *[here] 行
    }
step-wait = 等候{ $duration }：{ $element }{ $until }开放{ then-walk-phrase }
step-arrive = { $side ->
        [left] 目的地{ $place }在您左侧
        [right] 目的地{ $place }在您右侧
        [ahead] 目的地{ $place }就在前方
       *[none] 您已到达{ $place }
    }
step-arrive-unnamed = { $side ->
        [left] 目的地在您左侧
        [right] 目的地在您右侧
        [ahead] 目的地就在前方
       *[none] 您已到达目的地
    }
step-already-there = 您就在{ $place }
# $use: follow 表示标识的箭头与行走方向一致，否则为 see
step-with-sign = { $use ->
        [follow] { $step }，按“{ $sign }”标识走
       *[see] { $step }，可看到“{ $sign }”标识
    }
    .speak = { $use ->
        [follow] { $step }，按{ $sign }标识走
       *[see] { $step }，可看到{ $sign }标识
    }
step-too-far = 如果走到{ $landmark }，就走过了
