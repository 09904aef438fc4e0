"""Where staff of a running server start and end alarms, and close and open things."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.kiosk_server.live_demo import LiveDemo
from tests.services.forked import run_command

_START = """mutation ($input: StartAlarmInput!) { startAlarm(input: $input) {
  ... on StartAlarmSuccess { alarm { id } } } }"""
_END = """mutation ($input: EndAlarmInput!) { endAlarm(input: $input) {
  ... on EndAlarmSuccess { alarm { endedAt } } } }"""
_CLOSE = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  ... on AddClosureSuccess { closure { id } } } }"""
_OPEN = """mutation ($input: EndClosureInput!) { endClosure(input: $input) {
  ... on EndClosureSuccess { closure { id } } } }"""
_SEE_TO = """mutation ($input: ChangeFaultReportInput!) { changeFaultReport(input: $input) {
  ... on ChangeFaultReportSuccess { report { id } } } }"""
_ENROL = """mutation ($input: EnrolKioskInput!) { enrolKiosk(input: $input) {
  ... on EnrolKioskSuccess { address } } }"""
_REPORTS = "{ faultReports { id changedAt } }"
_IN_FORCE = "{ venue { alarms { id } } closures { id } }"
_NUMBERS = count(1)


@dataclass
class Station:
    """Asks as somebody of facilities."""

    demo: LiveDemo

    def start(self, **values: object) -> str:
        """Starts an alarm; its id."""
        return str(self._change(_START, **values)["alarm"]["id"])

    def end(self, alarm_id: str) -> None:
        self._change(_END, alarmId=alarm_id)

    def close(self, element_id: str) -> str:
        """Closes something; the closure's id."""
        values = {"elementId": element_id, "reason": "Smoke"}
        return str(self._change(_CLOSE, **values)["closure"]["id"])

    def enrol(self, level_id: str, page: str = "/kiosk?loudspeaker=on") -> str:
        """The path that makes a screen speak to a level, and opens a page."""
        wish = {"kind": "KIOSK", "name": "Loudspeaker", "levelId": level_id, "page": page}
        address: str = self._change(_ENROL, **wish)["address"]
        return urlsplit(address).path

    def open(self, closure_id: str) -> None:
        self._change(_OPEN, closureId=closure_id)

    def see_to_reports(self) -> None:
        """A colleague begins with all that is reported."""
        for report in self.demo.data(_REPORTS)["faultReports"]:
            values = {"reportId": report["id"], "seenChangedAt": report["changedAt"]}
            self._change(_SEE_TO, state="BEING_SEEN_TO", **values)

    def end_all(self) -> None:
        """Nothing is to be left and nothing is closed any more."""
        in_force = self.demo.data(_IN_FORCE)
        for alarm in in_force["venue"]["alarms"]:
            self.end(alarm["id"])
        for closure in in_force["closures"]:
            self.open(closure["id"])

    def _change(self, document: str, **values: object) -> dict[str, Any]:
        given = {"input": {"requestId": f"test-{next(_NUMBERS)}", **values}}
        (done,) = self.demo.data(document, given).values()
        answer: dict[str, Any] = done
        return answer


def sign_in(demo: LiveDemo, folder: Path) -> Station:
    """All further questions come from facilities."""
    token = run_command("token", "--role", "facilities", "--as", "Wang", "--data-dir", folder)
    demo.client.headers["Authorization"] = f"Bearer {token.split()[-1]}"
    return Station(demo)
