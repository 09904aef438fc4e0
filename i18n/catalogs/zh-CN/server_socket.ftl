# What a WebSocket client is told about its operations.

error-socket-too-many-operations = 此连接上同时运行的操作超过 { $most } 个。请等其中一些结束后再试。
error-socket-too-many-subscriptions = 此连接上保持的订阅超过 { $most } 个。请结束其中一些后再试。
