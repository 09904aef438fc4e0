"""The life of the server's process: its sockets, its readiness, its draining and its end."""
