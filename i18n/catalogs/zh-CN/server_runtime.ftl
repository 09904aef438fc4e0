# 服务器为何不能启动：设置、套接字、证书、进程间的通知。

error-settings-file-unreadable = 无法读取设置（{ $reason }）。请检查文件名，以及服务器的用户能否读取该文件。
error-settings-file-broken = 设置不是有效的 TOML（{ $reason }）。请改正该行后重新启动。
error-settings-unknown = 没有“{ $key }”这项设置。请检查拼写；README 列出了全部设置。
error-settings-twice = { $key } 和 { $other } 都设置了。请只保留一个。
error-settings-missing = 缺少设置“{ $key }”。请写入设置文件，或设置同名的 KIOSK_ 环境变量。
error-settings-wrong-type = 设置“{ $key }”必须是{ $expected ->
        [integer] 整数
        [number] 数字
        [switch] true 或 false
        [path] 文件或文件夹的名称
        [texts] 文本列表
        [choice] 其中之一：{ $choices }
       *[other] 文本
    }。
error-settings-out-of-range = 设置“{ $key }”的数值必须 { $range }。
error-settings-wrong-value = 设置“{ $key }”必须是{ $form ->
        [address] 网址，例如 https://ways.example.org
        [locales] 语言标签列表，例如 zh-CN
        [networks] IP 地址或网段的列表，例如 10.0.0.0/8，或 unix
        [identifier] 由小写字母和数字组成的名称
        [database] sqlite:///路径 或 postgresql://…
        [redis] 形如 redis://… 的地址
        [pairs] “组=角色”的列表
        [keys] “含义=按键”的列表，每个按键一次；含义：previous、next、select、back、repeat、headphones-in、headphones-out
        [database-postgresql] memory 或 redis，因为数据库不是 PostgreSQL
       *[other] 正确的值
    }。
error-listen-in-use = { $address } 已被其他程序占用。请停止该程序，或另选 listen_port。
error-listen-not-allowed = 服务器无权监听 { $address }（{ $reason }）。请选用 1024 及以上的端口，或由 systemd 打开套接字。
error-listen-impossible = 服务器无法监听 { $address }（{ $reason }）。请检查 listen_host 和 listen_port。
error-listen-handed-unusable = 移交的描述符 { $descriptor } 不是监听中的流套接字。请检查 .socket 单元。
error-tls-unusable = 证书及其密钥无法使用（{ $reason }）。请检查 tls_cert 和 tls_key：应为配对的 PEM 文件。
error-events-unreachable = 无法连接 { $backend } 以在进程间传递通知（{ $reason }）。请检查其地址以及它是否在运行。
error-events-extra-missing = 通过 { $backend } 传递通知需要更多软件包。请安装 kiosk-server[{ $extra }]。
