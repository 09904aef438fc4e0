"""Schemathesis asks a real server for whatever the schema allows: it finds no fault."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from tests.kiosk_server.graphql_api.conftest import EngineMaker, app_of
from tests.kiosk_server.graphql_api.live_server import serving
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital
from tests.kiosk_server.live_demo import LiveDemo

NO_ERROR = {"extensions": {"code": ""}}
MEANT_TO_FAIL = {"broken", "brokenStrictly"}
OF_CALLERS = {
    "BAD_USER_INPUT",
    "DOCUMENT_TOO_COSTLY",
    "DOCUMENT_TOO_DEEP",
    "DOCUMENT_TOO_LONG",
    "FORBIDDEN",
    "GRAPHQL_VALIDATION_FAILED",
    "STORAGE_LOST",
}


def codes_met(operation: APIOperation[Any, Any, Any, Any], headers: dict[str, str]) -> list[str]:
    """Asks for one field in five ways; an empty text stands for an answer without errors."""
    codes: list[str] = []

    @settings(
        max_examples=5,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(operation.as_strategy())
    def probe(case: schemathesis.Case[Any]) -> None:
        response = case.call(headers=headers)
        assert response.status_code in {200, 400}
        errors = response.json().get("errors", [])
        codes.extend(error["extensions"]["code"] for error in errors or [NO_ERROR])

    probe()
    return codes


def codes_of_all_fields(address: str, headers: dict[str, str]) -> dict[str, list[str]]:
    met: dict[str, list[str]] = {}
    for result in schemathesis.graphql.from_url(f"{address}/graphql").get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        name = operation.label.partition(".")[2]
        if name not in MEANT_TO_FAIL:
            met[name] = codes_met(operation, headers)
    return met


@pytest.mark.parametrize("role", ["", "manager"])
def test_no_server_error_is_found(make_engine: EngineMaker, role: str) -> None:
    headers = {"authorization": f"Bearer {role}"} if role else {}

    with serving(app_of(make_engine(), ToyHospital.with_wards(5))) as address:
        met = codes_of_all_fields(address, headers)

    assert len(met) == 9
    assert all(met.values())
    assert {code for codes in met.values() for code in codes} <= {"", *OF_CALLERS}


def test_no_server_error_is_found_in_the_whole_demo(clinic: LiveDemo) -> None:
    met = codes_of_all_fields(clinic.address, {})

    assert {"route", "searchPlaces", "places", "venue", "createToken"} <= met.keys()
    assert all(met.values())
    codes = {code for codes in met.values() for code in codes}
    assert "INTERNAL" not in codes
    assert not any(code.startswith("STORAGE") for code in codes)
