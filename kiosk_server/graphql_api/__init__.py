"""The GraphQL endpoint: HTTP and WebSocket handlers, limits, caches and permissions."""
