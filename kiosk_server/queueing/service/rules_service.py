"""The use cases of rules: read, checked, changed while everything runs, and taken back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk_server.core.plain_text import is_plain
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.rule_faults import RuleFault
from kiosk_server.queueing.rules import HospitalRules, default_rules
from kiosk_server.queueing.rules_reading import read_rules, written_rules
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.store.rules import KeptRules
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing

MOST_NOTE_CHARACTERS = 200
MOST_VERSIONS = 200


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """Rules as they hold, whole; `made` None: the defaults."""

    version: int
    rules: str
    made: KeptRules | None


class RulesService:
    """The rules of one hospital's queues. Who may use which is decided before."""

    def __init__(self, work: QueueWork, record: RecordInAudit = record_nothing) -> None:
        """`record` is called inside the unit of work that changes the rules."""
        self._work = work
        self._record = record

    async def in_force(self) -> RulesVersion:
        """The rules that hold now."""
        store = self._work.stores.rules
        version = await self._work.database.read(store.latest_version)
        return await self.find(version) or _defaults()

    async def find(self, version: int) -> RulesVersion | None:
        """A version, 0: the defaults."""
        if version == 0:
            return _defaults()
        kept = await self._work.database.read(
            lambda connection: self._work.stores.rules.find(connection, version)
        )
        if kept is None:
            return None
        rules = read_rules(kept.rules, version=version)
        whole = kept.rules if isinstance(rules, tuple) else _whole(rules)
        return RulesVersion(version, whole, kept)

    async def list_versions(self, most: int) -> Sequence[KeptRules]:
        """The versions that somebody made, the newest first."""
        most = min(max(most, 1), MOST_VERSIONS)
        return await self._work.database.read(
            lambda connection: self._work.stores.rules.list_versions(connection, most)
        )

    def check(self, rules: str) -> Sequence[RuleFault]:
        """Everything that is wrong with rules."""
        read = read_rules(rules)
        return read if isinstance(read, tuple) else ()

    async def change(
        self, rules: str, note: str, *, seen_version: int, asker: Asker, request_id: str
    ) -> RulesVersion | Refused:
        """Puts rules in force, for those who wait already too."""
        read = read_rules(rules)
        if isinstance(read, tuple) or len(note) > MOST_NOTE_CHARACTERS or not is_plain(note):
            return Refused(QueueingRefusal.RULES_UNFIT)
        values = {"do": "change-rules", "rules": rules, "note": note, "seen": seen_version}

        def keep(_: QueueUnit) -> tuple[str, str]:
            return json.dumps(written_rules(read), ensure_ascii=False), note

        return await self._put(keep, values, seen_version, asker, request_id)

    async def restore(
        self, version: int, *, seen_version: int, asker: Asker, request_id: str
    ) -> RulesVersion | Refused:
        """Puts an earlier version in force again, as a new one."""
        values: dict[str, object] = {"do": "restore-rules", "version": version}
        values["seen"] = seen_version

        def keep(unit: QueueUnit) -> tuple[str, str] | Refused:
            if version == 0:
                return _defaults().rules, "0"
            kept = unit.stores.rules.find(unit.connection, version)
            if kept is None or isinstance(read_rules(kept.rules), tuple):
                return Refused(QueueingRefusal.RULES_VERSION_UNKNOWN)
            return kept.rules, str(version)

        return await self._put(keep, values, seen_version, asker, request_id)

    async def _put(
        self,
        keep: Callable[[QueueUnit], tuple[str, str] | Refused],
        values: dict[str, object],
        seen_version: int,
        asker: Asker,
        request_id: str,
    ) -> RulesVersion | Refused:
        def work(unit: QueueUnit) -> str | Refused:
            kept = keep(unit)
            if isinstance(kept, Refused):
                return kept
            rules, note = kept
            store = unit.stores.rules
            changed = Refused(QueueingRefusal.RULES_CHANGED)
            if store.latest_version(unit.connection) != seen_version:
                return changed
            made = KeptRules(seen_version + 1, rules, unit.now, asker.principal.name[:100], note)
            if not store.add(unit.connection, made):
                return changed
            targets = [f"queue-rules:{made.version}"]
            self._record(
                unit.connection, asker.principal, "queue-rules-changed", targets, request_id
            )
            unit.rules = self._work.book.rules_in(unit.connection)
            # All lines may be others now: every zone is told.
            unit.lock(zone.id for zone in unit.layout.zones)
            for zone in unit.layout.zones:
                unit.fill(zone.id)
            return str(made.version)

        done = await self._work.once(asker, request_id, values, work)
        if isinstance(done, Refused):
            return done
        found = await self.find(int(done[0]))
        return found or Refused(QueueingRefusal.RULES_VERSION_UNKNOWN)


def _defaults() -> RulesVersion:
    return RulesVersion(0, _whole(HospitalRules(default_rules())), None)


def _whole(rules: HospitalRules) -> str:
    return json.dumps(written_rules(rules), ensure_ascii=False, indent=2)
