"""Waiting times as managers see them: the page, the file and GraphQL, on a running clinic."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk_server.web.figures_file import safe_cell
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket { number } } ... on Refusal { code } } }"""
TAKE = """mutation ($input: TakeRoomInput!) { takeRoom(input: $input) {
  ... on TakeRoomSuccess { desk { isMine } } ... on Refusal { code } } }"""
CALL = """mutation ($input: CallNextInput!) { callNext(input: $input) {
  ... on CallNextSuccess { ticket { number } } ... on Refusal { code } } }"""
FIGURES = """query ($from: String!, $to: String!, $queues: [ID!]) {
  queueFigures(from: $from, to: $to, queueIds: $queues) {
    ... on QueueFigures {
      firstDay lastDay total { called left waiting withinTarget withinTargetShare targetSeconds }
      queues { queueId name figure { called waiting meanSeconds nineInTenSeconds targetSeconds } }
      hours { hour figure { called } } classes { classId name figure { called medianSeconds } } }
    ... on Refusal { code message } } }"""
START = """mutation ($input: StartAlarmInput!) { startAlarm(input: $input) {
  ... on StartAlarmSuccess { alarm { id } } } }"""
END = """mutation ($input: EndAlarmInput!) { endAlarm(input: $input) {
  ... on EndAlarmSuccess { alarm { endedAt } } } }"""
PERSON = "示范甲子"


class Clinic:
    """A running clinic where two were called and one waits, and who asks there."""

    def __init__(self, demo: LiveDemo, folder: Path) -> None:
        self.demo = demo
        self._folder = folder
        self.manager, self.clinician = self._as("manager"), self._as("clinician")

    def _as(self, role: str) -> dict[str, str]:
        said = run_command("token", "--role", role, "--as", "Test", "--data-dir", self._folder)
        return {"Authorization": f"Bearer {said.strip()}", "Accept-Language": "en"}

    def ask(
        self, document: str, headers: dict[str, str] | None = None, **variables: object
    ) -> dict[str, object]:
        body = {"query": document, "variables": variables}
        answer: dict[str, object] = self.demo.client.post(
            "/graphql", json=body, headers=headers or {}
        ).json()
        return answer

    def do(self, document: str, headers: dict[str, str] | None = None, **given: object) -> str:
        answer = self.ask(document, headers, input={**given, "requestId": str(uuid4())})
        assert "code" not in str(answer), answer
        return str(answer)


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    folder = tmp_path_factory.mktemp("figures") / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        running = Clinic(demo, folder)
        for queue in ("surgery", "surgery", "pharmacy"):
            running.do(ISSUE, queueId=queue, personName=PERSON)
        for room in ("consulting-3", "pharmacy-window-1"):
            running.do(TAKE, running.clinician, roomId=room)
            running.do(CALL, running.clinician, roomId=room)
        yield running


@pytest.mark.parametrize("path", ["/figures", "/figures.csv"])
def test_only_managers_see_figures(clinic: Clinic, path: str) -> None:
    nobody = clinic.demo.client.get(path, headers={"Accept-Language": "en"})
    clinician = clinic.demo.client.get(path, headers=clinic.clinician)
    asked = clinic.ask(FIGURES, clinic.clinician, **{"from": "2026-01-01", "to": "2026-01-01"})

    assert nobody.status_code == 303
    assert nobody.headers["location"].startswith("/sign-in?")
    assert clinician.status_code == 403
    assert "for managers" in clinician.text
    assert "FORBIDDEN" in str(asked["errors"])


def test_the_page_shows_plots_with_their_tables(clinic: Clinic) -> None:
    page = clinic.demo.client.get("/figures", headers=clinic.manager)

    assert page.status_code == 200
    assert page.headers["cache-control"] == "private, no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.text.count("<svg") == page.text.count("<table") == 3
    for name in ("Surgery", "Pharmacy", "No priority"):
        assert f'<th scope="row">{name}</th>' in page.text, name
    assert PERSON not in page.text
    assert "示*" not in page.text


def test_the_page_is_written_in_chinese_and_in_other_looks(clinic: Clinic) -> None:
    query = "?locale=zh-CN&mode=large&contrast=high"
    page = clinic.demo.client.get(f"/figures{query}", headers=clinic.manager)

    assert '<html lang="zh-CN"' in page.text
    assert 'data-mode="large" data-contrast="high"' in page.text
    assert "等候时间统计" in page.text
    assert "locale=en&amp;mode=large&amp;contrast=high" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "?from=nonsense",
        "?from=2026-02-30&to=2026-03-01",
        "?from=2026-01-01&to=2020-01-01",
        "?from=2001-01-01&to=2026-01-01",
        "?from=9999-12-31&to=9999-12-31",
        "?from=%3Cscript%3E&to=%00",
    ],
)
def test_days_that_there_are_not_are_told(clinic: Clinic, query: str) -> None:
    page = clinic.demo.client.get(f"/figures{query}", headers=clinic.manager)
    file = clinic.demo.client.get(f"/figures.csv{query}", headers=clinic.manager)

    assert page.status_code == file.status_code == 422
    for reply in (page, file):
        assert "Choose a first and a last day" in reply.text
        assert "<script>" not in reply.text


def test_the_file_opens_in_programs_of_tables(clinic: Clinic) -> None:
    day = today().isoformat()
    address = f"/figures.csv?from={day}&to={day}&locale=zh-CN"
    file = clinic.demo.client.get(address, headers=clinic.manager)

    assert file.status_code == 200
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="figures-{day}-{day}.csv"' in file.headers["content-disposition"]
    assert file.content.startswith(b"\xef\xbb\xbf"), "the mark that Excel knows UTF-8 by"
    titles, *rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig")))
    assert titles[:5] == ["日期", "队列", "时段", "优先类别", "已叫号"]
    assert {(row[0], row[1]) for row in rows} == {(day, "外科"), (day, "药剂科")}
    assert sum(int(row[4]) for row in rows) == 2
    assert sum(int(row[11]) for row in rows) == 1
    assert all(len(row) == len(titles) for row in rows)
    assert PERSON not in file.text


def test_graphql_tells_the_same(clinic: Clinic) -> None:
    day = today().isoformat()

    def figures(**variables: object) -> dict[str, object]:
        answer = clinic.ask(FIGURES, clinic.manager, **{"from": day, "to": day, **variables})
        assert "errors" not in answer, answer
        data = answer["data"]
        assert isinstance(data, dict)
        found: dict[str, object] = data["queueFigures"]
        return found

    found = figures()
    pharmacy = figures(queues=["pharmacy"])
    yesterday = (today() - timedelta(days=1)).isoformat()
    refused = figures(**{"from": day, "to": yesterday})

    total = {"called": 2, "left": 0, "waiting": 1, "withinTarget": 2, "withinTargetShare": 1.0}
    assert found["total"] == {**total, "targetSeconds": None}
    assert [each["queueId"] for each in found["queues"]] == ["surgery", "pharmacy"]  # type: ignore[attr-defined]
    assert pharmacy["total"]["targetSeconds"] == 600  # type: ignore[index]
    assert refused["code"] == "FIGURES_RANGE_UNFIT"


def test_in_an_alarm_the_page_shows_what_is_to_be_left(clinic: Clinic) -> None:
    started = clinic.ask(START, clinic.manager, input={"requestId": str(uuid4())})
    alarm = started["data"]["startAlarm"]["alarm"]["id"]  # type: ignore[index]

    page = clinic.demo.client.get("/figures", headers=clinic.manager)
    clinic.do(END, clinic.manager, alarmId=alarm)
    after = clinic.demo.client.get("/figures", headers=clinic.manager)

    assert 'class="alarm-band"' in page.text
    assert 'class="way-out"' in page.text
    assert "<svg" not in page.text
    assert "<svg" in after.text


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"],
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["内科", "Room 3 = left", "2026-11-22", "", "12.5"])
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text
