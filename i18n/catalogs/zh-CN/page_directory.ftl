# 屏幕上的科室分布；与打印版相同的文字在标识文件中。

frame-title-directory = 科室分布
directory-cleared = 已清除。
