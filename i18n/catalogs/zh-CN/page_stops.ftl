# 途中停留，用于自助机和手机。数字和名称为写好的文字。

stops-button = 途中停留
stops-short = 停留
stops-change = 更改停留
stops-title = 途中停留
stops-lead = 路上还需要去哪里？
stops-add = 再加一处
stops-search = 其他地点
stops-choosing = 先到这里，然后继续走
stops-leave-out = 不去了
stops-full = 一条路线最多停三处。去掉一处后可以再加。
stops-unknown = 平面图上没有这个地点
