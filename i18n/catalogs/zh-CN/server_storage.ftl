# 数据存储：kiosk_server.storage 的每个代码一条消息 error-<代码>。

error-storage-full = 存储空间已满，没有做任何更改。请清理磁盘空间后重试。
error-storage-locked = 另一个程序正在使用这些数据。请关闭它，或等它结束后重试。
error-storage-lost = 无法连接数据库。请检查数据库服务是否运行、数据文件是否被移走，然后重试。
error-storage-corrupt = 存储的数据已损坏。请停止服务器，并恢复最近的备份。
error-storage-closed = 服务器正在关闭。请一分钟后重试。
error-storage-read-only = 存储的数据只能读取。请给服务器写入权限。
error-storage-failed = 磁盘未能保存写入的内容。请检查磁盘，然后重新启动服务器。
error-storage-unopenable = 无法打开数据文件或文件夹（{ $problem }）。请检查它是否存在，以及谁有写入权限。
error-storage-newer = 这些数据属于本程序的更新版本（{ $version }）。请安装该版本。
error-storage-url-invalid = 这不是数据库地址。请写成 sqlite:///文件路径 或 postgresql://用户@主机/库名。
error-storage-driver-missing = 使用 PostgreSQL 需要本程序的附加组件。请安装 kiosk-server[postgresql]。
error-storage-backup-elsewhere = PostgreSQL 有自己的备份程序。请使用 { $tool }。
error-storage-target-exists = 已有同名文件，没有写入任何内容。请换一个名称，或说明可以替换。
error-storage-missing = 没有这个文件。请检查路径。
error-storage-foreign = 这个文件不是本程序数据的备份。请选择其他文件。
error-outbox-attempt-unfinished = 上一次尝试中断了。请先查看它做到哪一步，再重试。
error-outbox-restored = 所恢复的备份制作时，这项内容正等待发送。发送前请先确认它是否仍然有效。
