# What the venue says: plans that are published, closures, pages of long lists.

error-venue-not-published = 还没有平面图。请先发布一张，或带平面图启动服务。
error-plan-version-missing = 平面图 { $version } 已发布，但文件夹不见了。请从备份恢复数据文件夹。
error-plan-version-damaged = 平面图 { $version } 的文件被改动或损坏。请从备份恢复数据文件夹。

refusal-closure-element-unknown = 平面图上没有这个编号的门、电梯、楼梯、通道或区域。请在图上选择。
refusal-closure-area-unfit = 这个范围不能封闭。请画 3 到 { $most } 个角，边线不要交叉。
refusal-closure-area-outside = 这个范围在该楼层的地面之外。请在平面图上画。
refusal-closure-level-unknown = 平面图上没有这个楼层。请选择已有的楼层。
refusal-closure-times-unfit = 结束时间要晚于开始时间，也不能已经过去。请检查时间。
refusal-closure-too-short = 封闭从现在起至少要一分钟。请把结束时间设得晚一些。
refusal-closure-reason-unfit = 请用 1 到 { $most } 个字说明封闭的原因。
refusal-closure-unknown = 没有这条封闭记录。请刷新列表。
refusal-plan-version-unknown = 这个版本从未发布过。请从历史记录中选择。

level-outdoors = 室外

plan-picture-title = { $level }平面图
plan-picture-level-unknown = 这张平面图没有这个楼层。请向服务查询有哪些楼层。
plan-picture-version-unknown = 这张平面图已不再使用。请刷新页面。
plan-picture-theme-unknown = 没有这种配色。请用 standard 或 contrast。
plan-picture-busy = 正在绘制的平面图很多。请过几秒再试。

demo-running = { $name }正在运行，数据文件夹：{ $folder }。
demo-page-kiosk = 自助终端
demo-page-phone = 手机
demo-page-ticket = 取号
demo-page-counter = 叫号
demo-page-facilities = 后勤
demo-page-figures = 候诊统计
demo-page-graphql = GraphQL
demo-page-explorer = 查询页
demo-page-sign-in = 登录
demo-page-screens = 屏幕
demo-boards = 叫号屏，只看不响：
demo-board-zone = 候诊区
demo-board-room = 诊室门口
demo-loudspeakers = 会出声的屏幕，每个浏览器一个；每个地址只能打开一次，打开后先点一下页面：
demo-loudspeaker-board = 叫号屏
demo-loudspeaker-kiosk = 自助终端
demo-pictures = 地面层的图：
demo-accounts = 可用于登录的账号和密码：
demo-stop = 按 Ctrl+C 停止。
error-demo-accounts-broken = 文件 { $path } 无法读取。请连同文件夹一起删除，或改正它。
error-locale-not-offered = 没有 { $locale } 的语言目录。请从设置“locales”中去掉它。
