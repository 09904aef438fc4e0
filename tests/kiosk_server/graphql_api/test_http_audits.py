"""The npm package graphql-http audits a real server against GraphQL over HTTP."""

import json
import subprocess
from pathlib import Path

from tests.kiosk_server.graphql_api.conftest import EngineMaker, Opened
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital
from tests.kiosk_server.live_demo import LiveDemo

AUDITS = 61


def audited(address: str, node: str, repository: Path) -> list[dict[str, str]]:
    ran = subprocess.run(
        [node, "audits.mjs", f"{address}/graphql"],
        cwd=repository / "tests" / "npm",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    results: list[dict[str, str]] = json.loads(ran.stdout)
    return results


def test_all_audits_pass(
    make_engine: EngineMaker, opened: Opened, node: str, repository: Path
) -> None:
    client = opened(make_engine(), ToyHospital.with_wards(3))

    results = audited(str(client.base_url).rstrip("/"), node, repository)

    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS


def test_all_audits_pass_in_the_whole_demo(clinic: LiveDemo, node: str, repository: Path) -> None:
    results = audited(clinic.address, node, repository)

    assert [result["status"] for result in results] == ["ok"] * AUDITS
