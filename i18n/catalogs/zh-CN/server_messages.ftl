# 发给其他系统的消息：kiosk_server.messages 的每个代码一条消息 error-<代码>。

error-webhook-address-unfit = webhook_urls 中有一个地址无法使用。请写成 http://… 或 https://…，其中不要包含用户名。
error-webhook-address-unknown = 这条消息的接收地址已不在 webhook_urls 中。请恢复该地址，或不再发送这条消息。
error-webhook-unreachable = 无法连接消息的接收方。请检查其地址和证书，以及它是否在运行。
error-webhook-slow = 消息的接收方没有及时应答。请让它先应答，再处理消息。
error-webhook-answer-broken = 消息的接收方没有按 HTTP/1.1 应答。请检查该地址上运行的是什么程序。
error-webhook-refused = 消息的接收方返回了状态码 { $status }。请在它的日志中查找原因。
