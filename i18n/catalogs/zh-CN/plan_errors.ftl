# 平面图文件哪里有错；后面的信息说明错在哪里。
error-where-file = { $file }
error-where-field = { $file }，字段 { $field }
error-where-feature = { $file }，元素 { $feature }
error-where-feature-field = { $file }，元素 { $feature }，字段 { $field }

error-plan-folder-missing = 没有这个文件夹。请检查路径。
error-plan-folder-not-a-plan = 这个文件夹里不是平面图，因此没有写入。请选择空文件夹或新文件夹。
error-plan-folder-foreign-file = 平面图文件夹里有不属于平面图的文件，因此没有写入。请先把它移走。
error-plan-folder-unwritable = 无法写入文件夹（{ $problem }）。请检查剩余空间和权限。
error-plan-not-exact = 该元素读回后会有变化，因此没有写入：坐标须精确到厘米，并按编号排序。
error-plan-not-finite = 该元素含有非有限的数字，因此没有写入。请改正。

error-plan-file-missing = 缺少文件。平面图需要它：请从备份或版本库恢复。
error-plan-file-unreadable = 无法读取文件。请检查权限。
error-plan-file-not-a-file = 这不是普通文件。请换成普通文件。
error-plan-file-link-outside = 这是指向平面图文件夹之外的链接。请把文件复制到文件夹里。
error-plan-file-too-large = 文件太大，不会是平面图。请选取较小的地图范围。
error-plan-file-not-listed = venue.json 列出的楼层都不对应这个文件。请在其中列出该楼层，或删除文件。
error-plan-file-not-utf-8 = 文件不是 UTF-8 编码（第 { $position } 字节）。请存为 UTF-8。
error-plan-file-not-json = 文件不是有效的 JSON（第 { $line } 行第 { $column } 列）。请在该处改正。
error-plan-file-too-deep = 文件嵌套过深，或含有过长的数字，不是平面图。
error-plan-file-not-finite = 平面图不能使用数字 { $value }。请写有限的数字。
error-plan-file-unknown-version = 平面图的格式版本是 { $value }，本程序能读取版本 { $known }。请更新程序。
error-plan-file-missing-field = 缺少该字段。请补上。
error-plan-file-extra-field = 没有这个字段。请改正名称或删除。
error-plan-file-repeated-field = 该字段出现了两次。请删除一个。
error-plan-file-wrong-type = { $value } 应当是{ $wanted ->
        [boolean] true 或 false
        [integer] 整数
        [list] 列表
        [number] 数字
        [object] 对象
       *[text] 文字
    }。
error-plan-file-unknown-word = 这里不能用“{ $value }”。可选：{ $known }。
error-plan-file-out-of-range = { $value } 不在 { $least } 到 { $most } 之间。请检查单位。
error-plan-file-absurd-coordinate = 坐标 { $value } 距原点超过 { $farthest } 米。请使用本地米制坐标，而不是经纬度。
error-plan-file-wrong-point = { $value } 不是点。请写成以米为单位的 [x, y]。
error-plan-file-too-few = 只有 { $value } 项，至少需要 { $least } 项。
error-plan-file-line-too-short = 线至少需要两个不同的点。
error-plan-file-unclosed-ring = 轮廓没有闭合。请在末尾重复第一个点。
error-plan-file-invalid-polygon = 轮廓在 { $where } 附近自相交叉或接触。请重新绘制。
error-plan-file-text-too-long = 文字超过 { $longest } 个字符。请缩短。
error-plan-file-empty-text = 名称是空的。请写上，或删除该语言。
error-plan-file-unsafe-character = 文字中有不可见字符 { $character }，可能隐藏或颠倒显示内容。请删除。
error-plan-file-unsafe-id = “{ $value }”不能作编号。只能用字母 a–z、数字和 . _ -。
error-plan-file-duplicate-id = 编号已在 { $other_file } 中使用。请各用各的编号。
error-plan-file-repeated-value = 列表中有重复的值：{ $value }。请删除一个。
error-plan-file-unknown-locale = “{ $value }”不是语言标记，例如 zh-CN 或 en。
error-plan-file-unknown-time-zone = “{ $value }”不是时区，例如 Asia/Shanghai。
error-plan-file-unknown-reference = 没有编号为 { $value } 的{ $wanted ->
        [area] 区域
        [connector] 电梯、楼梯或坡道
        [door] 门
        [level] 楼层
       *[place] 地点
    }。请改正编号，或补上所缺的内容。
error-plan-file-unknown-level = 这个文件里没有楼层 { $value }。请改正编号。
error-plan-file-area-on-other-level = 区域 { $value } 在楼层 { $level }。请写同一楼层的区域。
error-plan-file-wrong-first-level = 第一个楼层是 { $value }，但这个文件属于 { $wanted }。请把 { $wanted } 放在最前，或移动元素。
error-plan-file-wrong-level-id = 楼层叫 { $value }，文件却叫 { $wanted }。请改成一致。
error-plan-file-unknown-fact-stated = 未知的情况不用写。请删除，或写明已知的内容。

error-plan-file-empty = 文件是空的。请重新导出地图。
error-plan-file-broken = 文件已损坏或不完整。请重新下载或导出。
error-plan-file-bad-coordinate = { $value } 不是地球上的位置。请改正。
error-plan-file-bad-value = 文件中有无法读取的值。请重新导出地图。
error-plan-file-entities = 文件自行定义了实体，地图从不需要，因此没有打开。
error-plan-file-not-osm = 这不是 OpenStreetMap 文件（.osm 或 .osm.pbf）。请另选文件。
error-plan-file-too-many-elements = 文件内容超出一个场所的地图。请只截取建筑周围的部分。
error-plan-file-without-plan = 文件中没有可用的房间、走廊或路线。请选择含室内地图的文件。

error-plan-not-found = 没有这个文件或文件夹。请检查名称。
error-plan-format-unknown = 本程序不能识别这种平面图。请给出平面图文件夹、IMDF 文件夹或 .zip，或以 .osm、.osm.pbf、.osm.gz、.osm.bz2 结尾的文件。
error-plan-imdf-file-missing = IMDF 文件不全，缺少必需的文件。请重新完整导出。
error-graph-edge-unusable = { $element_id }：长度不是数字。请重画。
error-graph-element-unknown = 路线用到了平面图中没有的 { $element_id }。请连同平面图一起报告。
error-level-unknown = 平面图没有 { $level } 层。
error-font-engine-missing = 本机的图片库不能绘制文字。请安装带 FreeType 的 Pillow。
error-font-unreadable = 字体无法读取。请换一个。
error-picture-size = 图片的 { $side } 不能是 { $value } 像素。
error-picture-view = 无法绘制平面图的这个视图。
error-travel-needs-invalid = { $field }：{ $value } 不合理。请填写合理的数。
