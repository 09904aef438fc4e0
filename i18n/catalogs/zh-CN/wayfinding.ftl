# What wayfinding says when it is asked for what it cannot answer.

error-search-text-too-long = 最多搜索 { $most } 个字。写名称或房间号就够了。
error-route-too-many-stops = 一条路线最多有 { $most } 个途经点。其余的请从最后一点再查。
error-travel-profile-needs-sign-in = 工作人员路线只对已登录的人显示。
error-wayfinding-busy = 现在查询的人太多。请几秒钟后再试。
error-departure-unfit = 出发时间须在 { $first } 年至 { $last } 年之间。
