"""Use cases, storage, pages and wiring of the kiosk server. Only this package knows all others."""
