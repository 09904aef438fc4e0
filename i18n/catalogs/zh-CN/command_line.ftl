# kiosk-server 命令在终端上说的话。

command-route-title = 从{ $start }到{ $goal }，{ $needs }
command-route-exact = 精确：{ $metres } 米，{ $seconds } 秒
command-route-step = { $number }. { $text }  [{ $metres } 米，{ $seconds } 秒]
command-outdoors = 室外
command-place-on-level = { $place }（{ $level }）
command-place-unknown = 平面图上没有“{ $text }”。请按平面图上的写法给出房间号、名称或编号。
command-place-ambiguous = 有 { $count } 个地点叫“{ $text }”。请用编号指明，或写成“名称@楼层”：
command-place-choice = { "  " }{ $id }  { $label }
command-evidence-all-measured = 这条路线依据的全部数据都是实测或图上量得的。
command-picture-written = 图：{ $file }
command-picture-title = 从{ $start }到{ $goal }的路线
command-picture-route = 路线
command-picture-of-level = { $level }平面图
command-picture-ending = { $file }：图片文件名须以 .svg 或 .png 结尾。
command-file-trouble = { $file }：{ $reason }。请检查文件名以及读写权限。
command-plan-contents = { $levels } 个楼层，{ $areas } 个区域，{ $doors } 扇门，{ $lines } 条通道线，{ $connectors } 部电梯、楼梯和坡道，{ $places } 个地点
command-import-written = 平面图：{ $folder }
command-import-unused = { $count } 个要素未能使用，逐条原因见 { $report }
command-import-report-unused = 未进入平面图的要素及原因：{ $count }
command-import-report-notes = 已使用的要素中推断或修复的内容：{ $count }
command-check-summary = { $errors } 个错误，{ $warnings } 个警告，{ $notes } 个提示
command-report-no-start = 平面图中没有任何两个地点相通。请先画出门、通道口或通道线。
command-report-from = 从{ $places }出发可到达：
command-report-reach = { "  " }{ $profile }：{ $reached } / { $total } 个地点（{ $percent }%）
command-report-unreached = 步行不能到达：{ $count } 个（列出 { $shown } 个；--all 列出全部）
