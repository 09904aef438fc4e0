"""The real servers that the event buses are tested on."""

from tests.services.fixtures import own_postgres, own_redis, postgres_url, redis_url

__all__ = ["own_postgres", "own_redis", "postgres_url", "redis_url"]
