"""Asks an engine without a server, as one principal or another."""

from collections.abc import Mapping
from typing import Any

import orjson

from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.operations import Answer, OperationRequest
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital


def person(*roles: Role) -> Principal:
    return Principal(PrincipalKind.PERSON, id="p1", roles=frozenset(roles))


def context_of(
    hospital: ToyHospital, principal: Principal = VISITOR, locale: str = "en"
) -> RequestContext:
    return RequestContext(Services(hospital), principal, locale, "request-1")


async def ask(
    engine: Engine,
    hospital: ToyHospital,
    document: str,
    principal: Principal = VISITOR,
    variables: Mapping[str, object] | None = None,
    locale: str = "en",
) -> Answer:
    request = OperationRequest(document, variables=variables or {})
    return await engine.answer(context_of(hospital, principal, locale), request)


def read(answer: Answer) -> dict[str, Any]:
    response: dict[str, Any] = orjson.loads(answer.body)
    return response


def codes(answer: Answer) -> list[str]:
    return [error["extensions"]["code"] for error in read(answer).get("errors", [])]
