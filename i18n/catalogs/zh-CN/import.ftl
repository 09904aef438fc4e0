# 导入时未采用的内容及原因（unused-），以及推断或修复的内容（note-）。

unused-no-level = 未注明楼层，也不与任何有楼层的要素相接。请补充楼层。
unused-unparsable-level = 楼层写法无法识别。请用数字，例如 0;1 或 0-3。
unused-unclosed-ring = 轮廓未闭合。请将最后一点与第一点相连。
unused-missing-nodes = 文件中缺少它的一些点。请重新完整导出该区域。
unused-missing-members = 文件中缺少它的一些组成部分。请重新完整导出该区域。
unused-too-few-points = 点数太少，无法绘制。
unused-too-small = 面积太小，无法站人。
unused-too-far = 离建筑物太远。
unused-bad-coordinate = 有一个坐标不在地球上。
unused-duplicate-id = 编号重复，只采用了第一个。
unused-door-touches-nothing = 不与任何区域或通道相接。请把它移到墙上，或画出它通向的地方。
unused-one-level = 只在一个楼层上的电梯或楼梯，哪里也到不了。请补全楼层。
unused-ambiguous-levels = 连接多个楼层，但看不出哪一端在哪一层。请为两端注明楼层。
unused-drawn-as-lines = 楼梯的轮廓，其中的线已经表示了楼梯。
unused-not-on-foot = 不对行人开放。
unused-unknown-value = 有一个取值对平面图没有意义。
unused-too-intricate = 轮廓自相交太多，无法修复。请重画。
unused-not-an-area = 应为区域，却画成了线。

note-self-crossing-repaired = 轮廓自相交，已修复。
note-points-left-out = 略去了无法使用的点。
note-ring-left-out = 略去了无法闭合的环。
note-ring-closed = 首末两点位于同一处但不是同一点，已闭合。
note-level-from-neighbours = 楼层取自与它相接的要素。
note-levels-of-neighbours-differ = 与它相接的要素在别的楼层。
note-levels-left-out = 略去了建筑物注明不存在的楼层。
note-opening-inferred = 该处没有画门；线或开放区域与它相接的地方视为开口。
note-levels-joined = 楼层上的一条线与室外的一条线共用一点，已在该点相连。
note-one-level = 只画在一个楼层上；行人从中穿过，而不上下楼。
note-merged = 分几块绘制，视为一个整体。
note-stair-line-in-stairwell = 楼梯间内的线，楼梯间本身就是楼梯。
note-up-not-stated = 未注明哪一端较高；按绘制方向视为上行。
note-unreadable-value = 有一个标签的取值无法识别，未予采用。
note-wheel-channel-not-measured = 提到台阶旁有轮椅坡道但没有画出；不会引导任何人走那里。
note-direction-not-stated = 未注明运行方向。
