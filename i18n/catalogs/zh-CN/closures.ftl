# What is said about closures: something that is not to be passed for a while.
# $what: a door, lift, stair, path, area or level. $until, $from: moments, as closure-moment says.

closure-out-of-service = { $what }暂停使用
closure-cleaning = { $what }因清洁暂时封闭
closure-construction = { $what }因施工暂时封闭
closure-event = { $what }因活动暂时封闭
closure-infection-control = { $what }因感染防控暂时封闭
closure-other = { $what }暂时封闭

closure-until = { $closed }，到{ $until }为止
closure-announced = { $from }起：{ $closed }
closure-part-of-level = { $level }的一部分
closure-not-in-plan = { $closed }（当前平面图上没有）

closure-short-out-of-service = { $what }（暂停使用）
closure-short-cleaning = { $what }（清洁）
closure-short-construction = { $what }（施工）
closure-short-event = { $what }（活动）
closure-short-infection-control = { $what }（感染防控）
closure-short-other = { $what }（封闭）

closures-avoided = 本路线绕开了：{ $closures }

closure-month = { $month ->
        [1] 1月
        [2] 2月
        [3] 3月
        [4] 4月
        [5] 5月
        [6] 6月
        [7] 7月
        [8] 8月
        [9] 9月
        [10] 10月
        [11] 11月
       *[12] 12月
    }
closure-moment = { $has-day ->
        [yes] { $year }年{ $month }{ $day }日{ $time }
       *[no] { $time }
    }

refusal-closure-target-unfit = 每次只能封闭一处：一个设施、某层上的一块范围，或整个楼层。
