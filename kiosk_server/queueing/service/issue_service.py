"""The use cases of numbers: taken at a kiosk, on a phone or at the desk, with an appointment or
without.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kiosk_server.core.plain_text import is_plain
from kiosk_server.core.principals import Principal
from kiosk_server.queueing.checking_in import (
    AppointmentChoice,
    appointment_of,
    bookings_of_days,
    choose_appointment,
    class_by_age,
    days_in_reach,
    in_reach,
)
from kiosk_server.queueing.device_limits import (
    GUESSES_AN_HOUR,
    DeviceLimits,
    most_tickets_an_hour,
)
from kiosk_server.queueing.issuing import (
    IssueNumbers,
    IssueOrder,
    find_issue_fault,
    half_day_of_order,
    issue,
)
from kiosk_server.queueing.model import (
    Appointment,
    Queue,
    QueueingRefusal,
    Refused,
    TicketState,
)
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.store.histories import KeptEvent
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.records.model import (
    BookedAppointment,
    IdentificationKind,
    PatientBookings,
    RecordsRefusal,
    RecordsRefused,
    read_identification,
)
from kiosk_server.records.service import HospitalRecords

MOST_NAME_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class IssueWish:
    """What somebody wants a number for. `class_id` empty: no priority."""

    queue_id: str
    class_id: str = ""
    person_name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CheckInWish:
    """Who says that they have an appointment. `queue_id` None: of several the one that is next, or
    a choice where their times overlap; `class_id` None: that which the age gives. With both, who
    has no appointment there gets a number of that class, by what the records know."""

    kind: IdentificationKind
    typed: str = field(repr=False)
    queue_id: str | None = None
    class_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    name: str = field(default="", repr=False)
    patient_id: str | None = None
    appointment: Appointment | None = None
    age_years: int | None = None


class IssueService:
    """Gives out one hospital's numbers. Who may use which is decided before."""

    def __init__(
        self,
        work: QueueWork,
        records: HospitalRecords,
        taken: DeviceLimits,
        guesses: DeviceLimits,
        *,
        new_id: Callable[[], str],
    ) -> None:
        """`new_id` gives ids that nobody can guess."""
        self._work = work
        self._records = records
        self._taken = taken
        self._guesses = guesses
        self._new_id = new_id

    def asker(self, principal: Principal, peer: str) -> Asker:
        """Who asks, coming from an address."""
        return Asker(principal, self._taken.device_key(principal, peer))

    async def issue(
        self, wish: IssueWish, *, asker: Asker, request_id: str
    ) -> KeptTicket | Refused:
        """Gives a number. The same request again gives the same ticket."""
        name = " ".join(wish.person_name.split())
        if len(name) > MOST_NAME_CHARACTERS or not is_plain(name) or not name.isprintable():
            return Refused(QueueingRefusal.PERSON_NAME_UNFIT, {"most": str(MOST_NAME_CHARACTERS)})
        values = {"do": "issue", "queue": wish.queue_id, "class": wish.class_id, "name": name}
        ticket_id = self._new_id()

        def work(unit: QueueUnit) -> str | Refused:
            queue = unit.layout.queue_by_id.get(wish.queue_id)
            if queue is None:
                return Refused(QueueingRefusal.QUEUE_UNKNOWN)
            unit.lock([queue.zone_id])
            return self._issue(unit, ticket_id, queue, wish.class_id, asker, _Person(name))

        # Who takes a number is last, or jumps over some: those are told with the next change.
        is_ordinary = not wish.class_id
        return await self._carry_out(asker, request_id, values, work, moves=not is_ordinary)

    async def check_in(
        self, wish: CheckInWish, *, asker: Asker, request_id: str
    ) -> KeptTicket | AppointmentChoice | Refused:
        """Gives a number to somebody with an appointment today, or to whom the records know as of a
        class, or tells that which they have. A choice gives none, and keeps nothing."""
        if not asker.is_staff and self._guesses.count(asker.device) >= GUESSES_AN_HOUR:
            return Refused(QueueingRefusal.TICKETS_TOO_MANY)
        found = await self._find_bookings(wish, asker)
        if isinstance(found, Refused):
            return found
        layout = await self._work.book.bring_up_to_date()
        now = self._work.clock.now()
        chosen = choose_appointment(found.appointments, wish.queue_id, layout, now)
        if isinstance(chosen, AppointmentChoice):
            return chosen
        queue: Queue
        booked: BookedAppointment | None
        if isinstance(chosen, Refused):
            wanted = layout.queue_by_id.get(wish.queue_id or "")
            if wanted is None or not wish.class_id:
                return chosen
            queue, booked = wanted, None
        else:
            queue, booked = chosen
        person = _Person(
            found.patient.name[:MOST_NAME_CHARACTERS],
            found.patient.id,
            None if booked is None else appointment_of(booked, queue, layout),
            found.patient.age_years(now.astimezone(self._work.book.zone).date()),
        )
        values = {
            "do": "check-in",
            "appointment": f"none of {found.patient.id}" if booked is None else booked.id,
            "queue": queue.id,
            "class": wish.class_id,
        }
        ticket_id = self._new_id()

        def work(unit: QueueUnit) -> str | Refused:
            unit.lock([queue.zone_id])
            before = _find_before(unit, queue, found.patient.id, booked)
            come = person
            if before is not None and before.ticket.state is TicketState.FINISHED:
                if not wish.class_id or wish.queue_id is None:
                    return Refused(
                        QueueingRefusal.APPOINTMENT_SEEN, {"number": before.ticket.number}
                    )
                # Another number in the queue, by their class: the appointment is used up.
                come = replace(person, appointment=None)
                before = _find_before(unit, queue, found.patient.id, None)
            if before is not None:
                return before.ticket.id
            class_id = wish.class_id
            if class_id is None:
                class_id = class_by_age(unit.rules.of_zone(queue.zone_id), person.age_years)
            return self._issue(unit, ticket_id, queue, class_id, asker, come)

        return await self._carry_out(asker, request_id, values, work, moves=True)

    async def _carry_out(
        self,
        asker: Asker,
        request_id: str,
        values: Mapping[str, object],
        work: Callable[[QueueUnit], str | Refused],
        *,
        moves: bool,
    ) -> KeptTicket | Refused:
        done = await self._work.once(asker, request_id, values, work, moves_others=moves)
        if isinstance(done, Refused):
            return done
        ticket_id, changes = done
        made = changes.tickets.get(ticket_id)
        if made is not None:
            self._taken.note(asker.device)
            return made
        kept = await self._work.find(ticket_id)
        return kept or Refused(QueueingRefusal.TICKET_UNKNOWN)

    def _issue(
        self,
        unit: QueueUnit,
        ticket_id: str,
        queue: Queue,
        class_id: str,
        asker: Asker,
        person: _Person,
    ) -> str | Refused:
        """Adds a ticket to a queue whose zone is held."""
        most = most_tickets_an_hour(asker.principal)
        if most is not None and self._taken.count(asker.device) >= most:
            return Refused(QueueingRefusal.TICKETS_TOO_MANY)
        rules = unit.rules.of_zone(queue.zone_id)
        order = IssueOrder(
            queue,
            unit.now,
            class_id,
            person.appointment,
            person.age_years,
            is_by_staff=asker.is_staff,
        )
        half_day = half_day_of_order(order, rules, unit.zone)
        issued = 0
        if rules.opening.queue_quotas.get(queue.id, rules.opening.quota) is not None:
            issued = unit.stores.tickets.count_issued(unit.connection, queue.id, half_day.key)
        fault = find_issue_fault(order, rules, unit.zone, issued)
        if fault is not None:
            return fault
        number = unit.next_free_number(queue, class_id or rules.classes[0].id, half_day)
        if isinstance(number, Refused):
            return number
        waiting = unit.count_waiting(f"queue:{queue.id}")
        numbers = IssueNumbers(half_day, number, unit.zone_ids[queue.zone_id], waiting)
        principal = asker.principal
        actor_id = principal.id or principal.kind.value
        ticket, event = issue(ticket_id, order, rules, numbers, actor_id)
        kept = KeptTicket(ticket, person.name, person.patient_id)
        name = (principal.name or principal.kind.value)[:100]
        unit.stores.tickets.add(unit.connection, kept, KeptEvent(event, name))
        unit.changed[ticket_id] = kept
        unit.fill(queue.zone_id)
        return ticket_id

    async def _find_bookings(self, wish: CheckInWish, asker: Asker) -> PatientBookings | Refused:
        who = read_identification(wish.kind, wish.typed)
        if isinstance(who, RecordsRefused):
            return _refused(who)
        now, zone = self._work.clock.now(), self._work.book.zone
        days = [await self._records.find_bookings(who, day) for day in days_in_reach(now, zone)]
        found = bookings_of_days(days)
        if isinstance(found, RecordsRefused):
            # Who fits several has typed rightly; only who fits nobody may be guessing.
            if found.code is RecordsRefusal.PATIENT_UNKNOWN:
                self._guesses.note(asker.device)
            return _refused(found)
        return replace(found, appointments=in_reach(found.appointments, now, zone))


def _find_before(
    unit: QueueUnit, queue: Queue, patient_id: str, booked: BookedAppointment | None
) -> KeptTicket | None:
    """The ticket that somebody has checked in with already, also one that is over by being seen."""
    tickets = unit.stores.tickets
    if booked is not None:
        return tickets.find_by_appointment(unit.connection, booked.id)
    waiting = tickets.list_open(unit.connection, queue.zone_id)
    own = (each for each in waiting if each.patient_id == patient_id)
    return next((each for each in own if each.ticket.queue_id == queue.id), None)


def _refused(refused: RecordsRefused) -> Refused:
    return Refused(QueueingRefusal(refused.code.value), refused.fields)
