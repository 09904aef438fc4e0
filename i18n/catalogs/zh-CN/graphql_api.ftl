# GraphQL 接口对程序、开发者以及看到错误的人说的话。

error-forbidden = 您没有这项权限。请用有权限的账号登录，或询问医院工作人员。
error-internal = 我们这边出了问题。请再试一次；如仍不行，请把这个编号告诉工作人员：{ $request_id }。
error-introspection-forbidden = 只有登录的人员和登记的程序可以查看接口结构。请先登录。

error-document-missing = 请求里没有操作。请发送“query”，或已登记操作的哈希值。
error-document-not-listed = 未登录时只能发送医院自己页面的操作。请刷新页面，或先登录。
error-persisted-query-not-found = 没有登记这个哈希值的操作。请刷新页面，或发送完整的操作。
error-document-hash-mismatch = 哈希值与操作不符。请对操作的原文计算 SHA-256。
error-document-too-long = 操作超过 { $most } 个词元。请分成几次请求。
error-document-too-deep = 操作嵌套超过 { $most } 层。请一次少取一些。
error-introspection-too-deep = 结构查询嵌套超过 { $most } 层。请一次少取一些。
error-document-too-many-aliases = 操作的别名超过 { $most } 个。请分成几次请求。
error-document-too-many-directives = 操作的指令超过 { $most } 个。请去掉一些。
error-document-too-many-root-fields = 操作的顶层字段超过 { $most } 个。请分成几次请求。
error-document-too-repetitive = 同一处的同一字段出现超过 { $most } 次。请只写一次。
error-document-too-costly = 操作的开销可能超过 { $most }。请用“first”取短一些的列表，或少取一些字段。
error-operation-unknown = 文档里没有这个名字的操作。请改正“operationName”。
error-operation-not-named = 请用“operationName”说明要执行文档中的哪个操作。
error-operation-not-allowed-query = 查询不能这样发送。请用 POST 发送。
error-operation-not-allowed-mutation = 修改不能这样发送。请用 POST 发送。
error-operation-not-allowed-subscription = 订阅需要 WebSocket。请在同一地址用 graphql-transport-ws 连接。

error-request-not-acceptable = 回答的格式是 application/graphql-response+json 或 application/json。请接受其中一种。
error-request-method-unknown = 请用 POST；查询也可用 GET。
error-request-media-type = 请求体须为 UTF-8 编码的 application/json，且不压缩。
error-request-too-large = 请求超过 { $most } 字节。请一次少取一些。
error-request-malformed = 请求不是格式正确的 UTF-8 JSON。
error-request-not-an-object = 请求须为一个 JSON 对象，不接受多个请求的列表。
error-request-field-wrong = “{ $name }”的类型不对、重复出现或格式有误。
error-request-too-nested = “{ $name }”嵌套超过 { $most } 层。
error-request-cross-site = 这个请求像是别的网站发来的。请在请求中带上“X-Kiosk-Request”头。

error-schema-permission-missing = 字段 { $coordinate } 没有说明谁可以查询。请写入所属部分的权限表。
error-schema-row-unknown = { $table } 中的 { $coordinate } 没有对应的字段。请改正或删除这一行。
error-schema-row-repeated = { $coordinate } 在 { $table } 中出现多次。请只留一行。
error-schema-topics-missing = 订阅 { $coordinate } 没有说明主题。请写入所属部分的主题表。
error-schema-resolver-missing = 字段 { $coordinate } 没有解析函数。请补上。
error-operation-unreadable = { $operation } 须恰好有一个带名字的操作。
error-operation-name-repeated = 两个文件里有同名的操作 { $name }。请改其中一个的名字。
error-operation-invalid = 已登记的操作 { $name } 与接口结构不符。请保留以前版本用过的字段。
error-manifest-unreadable = { $manifest } 不是操作清单，或其中有错误的哈希值。请重新生成。

refusal-request-id-reused = 这个请求编号之前已用于别的内容。请从头再来。

explorer-title = GraphQL 浏览器
explorer-operation = 操作
explorer-variables = 变量（JSON）
explorer-run = 运行
explorer-answer = 回答
explorer-schema = 可以查询的内容
explorer-search = 搜索字段和类型
explorer-running = 正在运行……
explorer-took = { $status }，用时 { $duration } 毫秒，{ $size } 字节
explorer-bad-variables = 变量不是格式正确的 JSON。请改正后再运行。
explorer-unreachable = 服务器没有回答。请确认它在运行，然后再试。
explorer-deprecated = 已弃用
explorer-token = 令牌（可不填）
explorer-hint = 按 Ctrl + Enter 运行操作。点击名称可查看其类型。
explorer-back = 回到开头
explorer-language = English
