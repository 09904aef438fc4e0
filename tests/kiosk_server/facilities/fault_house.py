"""Fault reports for tests: real services over a real database, with a clock that is set."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path

from PIL import Image
from sqlalchemy import Connection

from floorplans.sample_clinic import sample_clinic_plan
from kiosk_server.core.principals import Principal
from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.facilities.fault_service import FaultService
from kiosk_server.facilities.faults import (
    FaultKind,
    FaultOrder,
    FaultRefusal,
    FaultRefused,
    FaultReport,
)
from tests.kiosk_server.venue.venue_house import VenueHouse, venue_house

PLAN = sample_clinic_plan()
SPOT = PLAN.anchors[0].code
PEER = "192.0.2.7"
REQUEST = "request-0000000001"


def photo(size: tuple[int, int] = (64, 48), file_format: str = "JPEG") -> bytes:
    """A picture as a phone sends it."""
    written = BytesIO()
    Image.new("RGB", size, "orange").save(written, file_format)
    return written.getvalue()


@dataclass
class FaultHouse:
    """One server's fault reports, and what the audit was told."""

    faults: FaultService
    venue: VenueHouse
    told: list[tuple[str, str, tuple[str, ...], str]] = field(default_factory=list)

    async def report(
        self,
        words: str = " The door sticks ",
        *,
        kind: FaultKind = FaultKind.DOOR,
        spot: str = SPOT,
        sent: bytes | None = None,
        request_id: str = REQUEST,
        peer: str = PEER,
    ) -> FaultReport | FaultRefused:
        if not self.faults.admits(peer):
            return FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY)
        order = FaultOrder(kind, spot, words, sent)
        return await self.faults.report(order, peer=peer, request_id=request_id)

    async def reported(
        self, *, sent: bytes | None = None, request_id: str = REQUEST
    ) -> FaultReport:
        done = await self.report(sent=sent, request_id=request_id)
        assert isinstance(done, FaultReport), done
        return done


@asynccontextmanager
async def fault_house(
    url: str, folder: Path, peers: PeerLimits | None = None
) -> AsyncIterator[FaultHouse]:
    """A started service on the sample clinic."""
    async with venue_house(url, folder, PLAN) as house:
        numbers, receipts = count(1), count(1)
        told: list[tuple[str, str, tuple[str, ...], str]] = []

        def record(
            _: Connection, actor: Principal, action: str, targets: Sequence[str], request_id: str
        ) -> None:
            told.append((actor.name, action, tuple(targets), request_id))

        faults = FaultService(
            *(house.venue, house.database, house.events, house.clock),
            peers or PeerLimits(house.clock, secret=b"secret"),
            new_id=lambda: f"fault-{next(numbers)}",
            new_receipt=lambda: f"receipt-{next(receipts)}",
            record=record,
        )
        try:
            yield FaultHouse(faults, house, told)
        finally:
            await faults.stop()
