"""What a resolver is given: who asks, in which language, and the services."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from kiosk_server.core.principals import VISITOR, Principal

Service = TypeVar("Service")


class Services:
    """The use cases of all domains, by their class. Filled once in `kiosk_server.app`."""

    def __init__(self, *services: object) -> None:
        self._by_class: Mapping[type, object] = {type(service): service for service in services}

    def find(self, kind: type[Service]) -> Service | None:
        """The service of a class, if the app has one."""
        return cast(Service | None, self._by_class.get(kind))

    def get(self, kind: type[Service]) -> Service:
        """The service of a class. Raises LookupError if the app has none."""
        service = self._by_class.get(kind)
        if service is None:
            raise LookupError(kind.__name__)
        return cast(Service, service)


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request or subscription. `locale` is negotiated: one that the catalogs have.

    `peer` is the address that it comes from, empty where there is none: for limits, never kept.
    """

    services: Services
    principal: Principal = VISITOR
    locale: str = "zh-CN"
    request_id: str = ""
    peer: str = ""
