# What a WebSocket client is told about its operations.

error-socket-too-many-operations = More than { $most } operations run on this connection at once. Wait for some to end, then try again.
error-socket-too-many-subscriptions = More than { $most } subscriptions are held on this connection. End some, then try again.
