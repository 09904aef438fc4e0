"""Real servers for the tests of serving."""

from tests.services.fixtures import postgres_url

__all__ = ["postgres_url"]
