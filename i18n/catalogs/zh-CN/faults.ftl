# What the server says about reports of something broken.

refusal-fault-kind-unknown = 请选择哪里坏了。
refusal-fault-spot-unknown = 平面图上已没有这个位置。请扫描附近的二维码再报修。
refusal-fault-words-unfit = 描述最多 { $most } 个字。
refusal-fault-photo-unreadable = 无法读取这张照片。请换一张，或不带照片报修。
refusal-fault-photo-too-large = 照片太大，最多 { $most } MB。请换一张小一些的，或不带照片报修。
refusal-fault-reports-too-many = 现在报修太多。请十分钟后再试，或告诉工作人员。
refusal-fault-report-unknown = 这条报修已不存在。请刷新列表。
refusal-fault-report-changed = 这条报修刚被其他人更改。请先看更改的内容，再作决定。
refusal-fault-request-id-unfit = 报修的请求编号为 16 到 128 个可见字符。请换一个。
refusal-fault-answer-unfit = 答复最多 { $most } 个字。
error-fault-photos-busy = 现在发送照片的人较多，请几秒后再试。
error-fault-receipts-too-many = 一次可查 1 到 { $most } 张回执。
