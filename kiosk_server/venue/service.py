"""The use cases of the venue: loads what is published, follows it, publishes and rolls back."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from floorplans.errors import FloorplanError
from floorplans.guidance import GuidancePlan
from floorplans.model import Plan
from floorplans.snapshot import Snapshot
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.storage.database import Database
from kiosk_server.venue.model import Closure, Publication, Refused, VenueRefusal, VenueState
from kiosk_server.venue.notices import TellOthers, VenueEvent, VenueNotice, tell_nobody
from kiosk_server.venue.plan_library import PlanLibrary
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.store import VenueStore
from kiosk_server.venue.warming import COMPILE_REST, Warm, compile_walking

VENUE_TOPIC = "venue"
MOST_PUBLICATIONS = 100

Given = TypeVar("Given")
Made = TypeVar("Made")

_log = logging.getLogger(__name__)


class VenueService:
    """One hospital's venue. `start` before use, on the event loop that it is used on; `stop` after.

    Plans are read and compiled on a thread of its own, never on the event loop.
    """

    def __init__(
        self,
        database: Database,
        events: EventBus,
        clock: Clock,
        library: PlanLibrary,
        *,
        hospital_id: str = "main",
        tell: TellOthers = tell_nobody,
    ) -> None:
        """`tell` is called inside the unit of work that puts a plan in force."""
        self._database = database
        self._events = events
        self._clock = clock
        self._library = library
        self._store = VenueStore(hospital_id)
        self._published: PublishedVenue | None = None
        self._loading = asyncio.Lock()
        self._builder = ThreadPoolExecutor(1, "venue")
        self._stopping = False
        self._warmers: Sequence[Warm] | None = None
        self._tell = tell
        self._earlier: tuple[str, Plan] | None = None
        self._listener: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Loads what is published, if anything is, and follows what others publish.

        Raises ServerError `plan-version-missing` or `plan-version-damaged`.
        """
        listening = asyncio.Event()
        self._listener = asyncio.create_task(self._follow(listening))
        await listening.wait()
        await self.reload()

    def keep_ready(self, warmers: Sequence[Warm]) -> None:
        """From now on each plan is compiled before anybody asks, first the one in force.

        `warmers` are done as soon as people on foot can be answered, then graphs are compiled for
        everybody else. Without this call nothing is made ready: a start, or a single command, need
        not share its time.
        """
        self._warmers = warmers
        if self._published is not None:
            self._warm(self._published.snapshot)

    async def stop(self) -> None:
        """Stops following, and waits for what is being compiled."""
        self._stopping = True
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
        await asyncio.to_thread(self._builder.shutdown, wait=True, cancel_futures=True)

    @property
    def current(self) -> PublishedVenue:
        """What is in force. Raises ServerError `venue-not-published` while nothing is."""
        if self._published is None:
            raise ServerError("venue-not-published")
        return self._published

    def now(self) -> datetime:
        """The time by this server's clock."""
        return self._clock.now()

    def heed_hours(self) -> bool:
        """Tells apart answers from now on from those before something opened or shut by its hours;
        whether anything has."""
        published = self._published
        if published is None:
            return False
        self._published = published.with_hours(self._clock.now())
        return self._published is not published

    @property
    def is_published(self) -> bool:
        """Whether there is a plan to answer from."""
        return self._published is not None

    @property
    def snapshot(self) -> Snapshot:
        """The published plan, ready for search. Raises as `current` does."""
        return self.current.snapshot

    @property
    def data_version(self) -> str:
        """As a published venue has it: answers made from equal ones at one time are equal. `none+0`
        while there is none."""
        if self._published is None:
            return VenueState(None, 0).data_version
        return self._published.data_version

    async def find_plan(self, version: str) -> Plan | None:
        """A plan that is or was in force, by its version; older ones as long as they are kept."""
        published = self._published
        if published is not None and published.snapshot.version == version:
            return published.plan
        if not self._library.has(version):
            return None
        return await self._in_builder(self._earlier_plan, version)

    async def reload(self) -> None:
        """Takes over the state that the database has now. Raises as `start` does."""
        async with self._loading:
            state, closures = await self._database.read(self._state_with_closures)
            if state.plan_version is None:
                return
            published = self._published
            if published is not None and published.state.plan_version == state.plan_version:
                if published.state != state:
                    await self._take_over(published, state, closures)
                return
            plan = await self._in_builder(self._library.get, state.plan_version)
            # At the start nobody is kept waiting by a first question that compiles.
            prepare = _opened if published is None else _compiled
            await self._take_over(await self._in_builder(prepare, plan), state, closures)

    async def publish(
        self, plan: Plan, *, by: str, note: str = "", is_known_to_compile: bool = False
    ) -> Publication:
        """Makes a plan the venue's plan, at once for everybody who asks from then on.

        A plan that already is in force is published no second time. Raises FloorplanError for a
        plan that cannot be kept or compiled; then nothing has changed. One that is known to compile
        is compiled behind those who ask, as at a start.
        """
        prepared = await self._in_builder(_opened if is_known_to_compile else _compiled, plan)
        version = await self._in_builder(self._library.keep, plan)
        publication = await self._put_in_force(version, by, note)
        async with self._loading:
            state, closures = await self._database.read(self._state_with_closures)
            if state.plan_version == version:
                await self._take_over(prepared, state, closures)
        await self._events.publish([VENUE_TOPIC])
        return publication

    async def rollback(self, version: str, *, by: str, note: str = "") -> Publication | Refused:
        """Puts a version that was published before in force again."""
        if not await self.was_published(version) or not self._library.has(version):
            return Refused(VenueRefusal.PLAN_VERSION_UNKNOWN)
        await self._in_builder(self._library.get, version)
        publication = await self._put_in_force(version, by, note)
        await self.reload()
        await self._events.publish([VENUE_TOPIC])
        return publication

    async def was_published(self, version: str) -> bool:
        """Whether a plan version is or ever was in force."""
        return await self._database.read(lambda c: self._store.was_published(c, version))

    async def history(self, most: int = MOST_PUBLICATIONS) -> Sequence[Publication]:
        """The latest publications, the newest first."""
        return await self._database.read(lambda c: self._store.list_publications(c, most))

    async def _put_in_force(self, version: str, by: str, note: str) -> Publication:
        at = self._clock.now()

        def put(connection: Connection) -> Publication:
            state = self._store.lock(connection)
            latest = self._store.list_publications(connection, 1)
            if state.plan_version == version and latest:
                return latest[0]
            publication = self._store.publish(connection, version, at, by, note)
            now_in_force = self._store.get_state(connection)
            self._tell(connection, VenueNotice(VenueEvent.PLAN_CHANGED, at, now_in_force))
            return publication

        publication = await self._database.write(put)
        _log.info("a plan was published", extra={"plan_version": version})
        return publication

    async def _in_builder(self, work: Callable[[Given], Made], given: Given) -> Made:
        return await asyncio.get_running_loop().run_in_executor(self._builder, work, given)

    def _state_with_closures(self, connection: Connection) -> tuple[VenueState, list[Closure]]:
        """The state, and the closures that it holds in force or that are announced."""
        state = self._store.get_state(connection)
        listed = {
            closure.id: closure
            for closure in self._store.list_closures(connection, self._clock.now())
        }
        for closure_id in state.closures_in_force:
            closure = self._store.find_closure(connection, closure_id)
            if closure is not None:
                listed[closure_id] = closure
        return state, sorted(listed.values(), key=lambda each: (each.starts_at, each.id))

    async def _take_over(
        self, prepared: PublishedVenue, state: VenueState, closures: Sequence[Closure]
    ) -> None:
        """From now on answers come from this plan with these closures; graphs that are not
        compiled yet are compiled behind them."""
        parts = tuple(each.part for each in closures if each.id in state.closures_in_force)
        # Not in the builder: a closed lift does not wait for a plan that compiles.
        snapshot = await asyncio.to_thread(prepared.snapshot.with_closures, parts)
        published = self._published
        is_new = published is None or published.snapshot.open_state is not snapshot.open_state
        self._published = replace(
            prepared, snapshot=snapshot, state=state, closures=tuple(closures)
        ).with_hours(self._clock.now())
        if is_new:
            self._warm(snapshot)

    def _warm(self, snapshot: Snapshot) -> None:
        if self._warmers is None or self._stopping:
            return
        for work in (compile_walking, *self._warmers, *COMPILE_REST):
            self._builder.submit(self._warm_one, work, snapshot.open_state)

    def _warm_one(self, work: Warm, snapshot: Snapshot) -> None:
        """Makes ready what the first visitors would wait for, while it is wanted."""
        published = self._published
        if self._stopping or published is None or published.snapshot.open_state is not snapshot:
            return
        try:
            work(snapshot)
        except FloorplanError:
            # Whoever asks first makes it, or is told what is wrong.
            _log.exception("not made ready", extra={"plan_version": snapshot.version})

    def _earlier_plan(self, version: str) -> Plan | None:
        if self._earlier is None or self._earlier[0] != version:
            try:
                self._earlier = version, self._library.get(version)
            except ServerError as error:
                _log.warning("an earlier plan is not usable", extra={"code": error.code})
                return None
        return self._earlier[1]

    async def _follow(self, listening: asyncio.Event) -> None:
        async with self._events.subscribe([VENUE_TOPIC]) as hints:
            listening.set()
            async for _ in hints:
                try:
                    await self.reload()
                except ServerError as error:
                    _log.exception("the venue was not reloaded", extra={"code": error.code})


def _opened(plan: Plan) -> PublishedVenue:
    """A plan with what answers are made from; its state is not known yet."""
    snapshot = Snapshot(plan)
    return PublishedVenue(snapshot, GuidancePlan(plan), VenueState(snapshot.version, 0))


def _compiled(plan: Plan) -> PublishedVenue:
    """The same, ready for people on foot. Raises FloorplanError if the plan does not compile."""
    opened = _opened(plan)
    compile_walking(opened.snapshot)
    return opened
