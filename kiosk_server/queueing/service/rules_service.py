"""The use cases of rules: the versions of a hospital's, and what is wrong with others."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.rule_faults import RuleFault
from kiosk_server.queueing.rules import HospitalRules, default_rules
from kiosk_server.queueing.rules_reading import read_rules, written_rules
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.version_service import VersionService
from kiosk_server.queueing.store.versions import KeptVersion, VersionStore


class RulesService(VersionService):
    """The rules of one hospital's queues; version 0 are the defaults."""

    noun = "rules"
    note_unfit = Refused(QueueingRefusal.RULES_UNFIT)
    changed_since = QueueingRefusal.RULES_CHANGED
    version_unknown = QueueingRefusal.RULES_VERSION_UNKNOWN

    def check(self, rules: str) -> Sequence[RuleFault]:
        """Everything that is wrong with rules."""
        read = read_rules(rules)
        return read if isinstance(read, tuple) else ()

    def _store(self) -> VersionStore:
        return self._work.stores.rules

    def _nothing_written(self) -> KeptVersion:
        return KeptVersion(0, _text(HospitalRules(default_rules()), indent=2))

    def _kept(self, connection: Connection, version: int) -> KeptVersion | None:
        return self._nothing_written() if version == 0 else super()._kept(connection, version)

    def _read(self, written: str) -> str | Refused:
        rules = read_rules(written)
        return Refused(QueueingRefusal.RULES_UNFIT) if isinstance(rules, tuple) else _text(rules)

    def _whole(self, kept: KeptVersion) -> str:
        rules = read_rules(kept.text)
        return kept.text if isinstance(rules, tuple) else _text(rules, indent=2)

    def _put_in_force(self, unit: QueueUnit, kept: KeptVersion) -> Refused | None:
        rules = read_rules(kept.text, version=kept.version)
        if isinstance(rules, tuple):  # Written by a later release.
            return Refused(QueueingRefusal.RULES_VERSION_UNKNOWN)
        unit.rules = rules
        return None


def _text(rules: HospitalRules, indent: int | None = None) -> str:
    return json.dumps(written_rules(rules), ensure_ascii=False, indent=indent)
