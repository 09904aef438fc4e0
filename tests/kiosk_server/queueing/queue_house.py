"""A hospital with two zones whose queues work, over a real database and a clock that is set."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from floorplans.facts import Names
from floorplans.model import Department
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.queueing.device_limits import DeviceLimits
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.act_wishes import ActWish
from kiosk_server.queueing.service.announcing import CallAnnouncer, WaitingZonesOfLayout
from kiosk_server.queueing.service.clinic_sessions import ClinicSessions
from kiosk_server.queueing.service.issue_service import IssueService, IssueWish
from kiosk_server.queueing.service.pictures import QueuePictures
from kiosk_server.queueing.service.queue_clock import QueueClock
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.service.results_asking import ResultsAsking
from kiosk_server.queueing.service.room_service import CallWish, RoomService
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.rules_service import RulesService
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.service.ticket_service import TicketService
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.zone_picture import ZonePicture
from kiosk_server.records.model import (
    ClinicSession,
    ExaminationResult,
    Identification,
    Patient,
    PatientBookings,
)
from kiosk_server.records.service import HospitalRecords
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.announcements.speakers import HeardScreens
from tests.kiosk_server.venue.venue_house import TRANSLATOR, VenueHouse, venue_house

MEDICINE = Department("medicine-department", Names.of(en="Medicine", zh_CN="内科"), ())
PLAN = replace(two_storeys(), departments=(MEDICINE,))
PLACE = PLAN.places[0]
QUEUES: Mapping[str, Any] = {
    "zones": [
        {"id": "west", "place": PLACE.id, "names": {"en": "West", "zh-CN": "西区"}},
        {"id": "east", "names": {"en": "East", "zh-CN": "东区"}},
    ],
    "rooms": [
        {"id": f"room-{number}", "names": {"en": f"Room {number}", "zh-CN": f"{number}号诊室"}}
        for number in (1, 2, 3)
    ],
    "queues": [
        {
            "id": "medicine",
            "zone": "west",
            "rooms": ["room-1", "room-2"],
            "department": MEDICINE.id,
        },
        {
            "id": "surgery",
            "zone": "east",
            "rooms": ["room-3"],
            "names": {"en": "Surgery", "zh-CN": "外科"},
        },
    ],
    "rules": {"hospital": {"numbers": {"queuePrefixes": {"surgery": "B"}}}},
}
PHONE = Asker(VISITOR, "phone")
KIOSK = Asker(Principal(PrincipalKind.KIOSK, id="kiosk-1", name="Lobby"), "kiosk-1")


def staff(name: str, *roles: Role) -> Asker:
    """Somebody of the staff."""
    found = Principal(PrincipalKind.PERSON, id=name, name=name.capitalize(), roles=frozenset(roles))
    return Asker(found, name)


DOCTOR = staff("doctor", Role.CLINICIAN)
OTHER_DOCTOR = staff("other", Role.CLINICIAN)
NURSE = staff("nurse", Role.NURSE)
MANAGER = staff("manager", Role.MANAGER)


@dataclass
class ScriptedRecords:
    """Records that know what a test says, or do not answer; `namesakes` are typed by several."""

    bookings: dict[str, PatientBookings] = field(default_factory=dict)
    namesakes: set[str] = field(default_factory=set)
    results: dict[str, Sequence[ExaminationResult]] = field(default_factory=dict)
    sessions: Sequence[ClinicSession] = ()
    is_away: bool = False

    async def find_bookings(self, who: Identification, day: date) -> tuple[PatientBookings, ...]:
        if self.is_away:
            raise OSError(day)
        if who.text in self.namesakes:
            born = date(1980, 1, 1)
            return tuple(PatientBookings(Patient(each, each, born), ()) for each in ("p-8", "p-9"))
        found = self.bookings.get(who.text)
        if found is None:
            return ()
        zone = ZoneInfo(PLAN.time_zone)
        of_day = (
            each
            for each in found.appointments
            if each.slot_starts_at.astimezone(zone).date() == day
        )
        return (replace(found, appointments=tuple(of_day)),)

    async def list_sessions(self, day: date) -> tuple[ClinicSession, ...]:
        if self.is_away:
            raise OSError(day)
        zone = ZoneInfo(PLAN.time_zone)
        begun = ((each.begins_at.astimezone(zone).date(), each) for each in self.sessions)
        return tuple(each for begins_on, each in begun if begins_on == day)

    async def list_results(
        self, patient_id: str, ordered_since: datetime
    ) -> tuple[ExaminationResult, ...]:
        if self.is_away:
            raise OSError(patient_id)
        found = self.results.get(patient_id, ())
        return tuple(each for each in found if each.ordered_at >= ordered_since)


@dataclass
class QueueHouse:
    """One server's share of a hospital's queues."""

    house: VenueHouse
    work: QueueWork
    book: RuleBook
    issuing: IssueService
    tickets: TicketService
    rooms: RoomService
    rules: RulesService
    pictures: QueuePictures
    clock: QueueClock
    announcements: AnnouncementService
    records: ScriptedRecords
    taken: DeviceLimits
    heard: HeardScreens
    requests: "count[int]" = field(default_factory=lambda: count(1))

    def request_id(self) -> str:
        return f"request-{next(self.requests):08}"

    async def issue(
        self,
        queue_id: str = "medicine",
        class_id: str = "",
        *,
        asker: Asker = PHONE,
        name: str = "",
        request_id: str | None = None,
    ) -> KeptTicket:
        wish = IssueWish(queue_id, class_id, name)
        done = await self.issuing.issue(
            wish, asker=asker, request_id=request_id or self.request_id()
        )
        assert isinstance(done, KeptTicket), done
        return done

    async def take(self, room_id: str = "room-1", asker: Asker = DOCTOR) -> None:
        done = await self.rooms.take(
            room_id, relieves=False, asker=asker, request_id=self.request_id()
        )
        assert done == room_id

    async def call(self, room_id: str = "room-1", asker: Asker = DOCTOR) -> KeptTicket:
        done = await self.rooms.call_next(
            CallWish(room_id), asker=asker, request_id=self.request_id()
        )
        assert isinstance(done, KeptTicket), done
        return done

    async def try_act(
        self,
        act: TicketAct,
        kept: KeptTicket,
        asker: Asker = DOCTOR,
        **wish: Any,  # noqa: ANN401 any field of a wish
    ) -> KeptTicket | Refused:
        return await self.tickets.act(
            ActWish(act, kept.ticket.id, **wish), asker=asker, request_id=self.request_id()
        )

    async def act(
        self,
        act: TicketAct,
        kept: KeptTicket,
        asker: Asker = DOCTOR,
        **wish: Any,  # noqa: ANN401 any field of a wish
    ) -> KeptTicket:
        done = await self.try_act(act, kept, asker, **wish)
        assert isinstance(done, KeptTicket), done
        return done

    async def now(self, kept: KeptTicket) -> KeptTicket:
        found = await self.tickets.find(kept.ticket.id)
        assert found is not None
        return found

    async def picture(self, zone_id: str = "west") -> ZonePicture:
        found = await self.pictures.of(zone_id)
        assert found is not None
        return found

    async def numbers(self, line_id: str = "queue:medicine", zone_id: str = "west") -> list[str]:
        """The numbers of a line, in its order."""
        line = (await self.picture(zone_id)).lines.get(line_id, ())
        return [each.ticket.number for each in line]

    async def change_rules(self, rules: Mapping[str, Any]) -> None:
        seen = (await self.rules.in_force()).version
        whole = {"hospital": {**QUEUES["rules"]["hospital"], **rules}}
        done = await self.rules.change(
            json.dumps(whole),
            "",
            seen_version=seen,
            asker=MANAGER,
            request_id=self.request_id(),
        )
        assert not isinstance(done, Refused), done


def code_of(done: object) -> QueueingRefusal:
    """Why something was refused."""
    assert isinstance(done, Refused), done
    return done.code


@asynccontextmanager
async def queue_house(
    url: str, folder: Path, queues: Mapping[str, Any] = QUEUES
) -> AsyncIterator[QueueHouse]:
    """A house whose queues are open."""
    file = folder / "queues.json"
    file.write_text(json.dumps(queues), encoding="utf-8")
    async with venue_house(url, folder, PLAN) as house:
        ids = count(1)

        def new_id() -> str:
            return f"{next(ids):032x}"

        stores = QueueStores.of("main")
        book = RuleBook(house.venue, house.database, house.clock, stores)
        await book.take_over(file)
        work = QueueWork(book, house.database, house.events, house.clock, stores)
        locales = ("zh-CN", "en")
        heard = HeardScreens()
        announcements = AnnouncementService(
            *(house.venue, house.database, house.events, house.clock, TRANSLATOR, locales),
            new_id=new_id,
            loudspeakers=heard,
        )
        announcements.zones.take_in(WaitingZonesOfLayout(house.venue, book))
        announcer = CallAnnouncer(announcements, house.venue, TRANSLATOR, locales)
        records, taken = ScriptedRecords(), DeviceLimits(house.clock, b"secret")
        hospital = HospitalRecords(records, house.clock)
        yield QueueHouse(
            house,
            work,
            book,
            IssueService(
                work,
                hospital,
                taken,
                DeviceLimits(house.clock, b"secret"),
                new_id=new_id,
            ),
            TicketService(work, announcer, ResultsAsking(hospital, house.clock)),
            RoomService(work, announcer, new_id=new_id),
            RulesService(work),
            QueuePictures(work, ClinicSessions(hospital, house.clock)),
            QueueClock(work),
            announcements,
            records,
            taken,
            heard,
        )
