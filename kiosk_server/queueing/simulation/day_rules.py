"""The rules of a simulated hospital that states none of its own. Pure data."""

from dataclasses import replace

from kiosk_server.queueing.rules import HospitalRules, RoomWaitRules, ServiceRules, default_rules


def simulated_rules() -> HospitalRules:
    """The default rules, with second triage in medicine and a guess at each queue's pace."""
    assumed = {"laboratory": 120, "pharmacy": 90}
    hospital = replace(default_rules(), service=ServiceRules(400, assumed))
    medicine = replace(hospital, room_wait=RoomWaitRules(most_waiting=1))
    return HospitalRules(hospital, {"zone-medicine": medicine})
