"""Who shares answers with whom."""

from dataclasses import replace

import pytest

from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role

SIGNED_IN = [kind for kind in PrincipalKind if kind is not PrincipalKind.VISITOR]


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_whoever_has_an_id_shares_answers_with_nobody(kind: PrincipalKind) -> None:
    roles = frozenset({Role.NURSE}) if kind is PrincipalKind.PERSON else frozenset()
    one, other = (Principal(kind, id=each, roles=roles) for each in ("1", "2"))

    assert one.scope != other.scope
    assert one.scope == replace(one, name="another word for it").scope
    assert one.scope != replace(one, permission_version=1).scope


def test_visitors_of_a_hospital_share_answers() -> None:
    elsewhere = replace(VISITOR, hospital_id="north")

    assert VISITOR.scope == Principal(PrincipalKind.VISITOR).scope
    assert VISITOR.scope != elsewhere.scope


def test_no_two_principals_spell_one_scope() -> None:
    kinds = [Principal(kind, id="1") for kind in PrincipalKind]
    people = [Principal(PrincipalKind.PERSON, id="1", roles=frozenset({role})) for role in Role]

    assert len({each.scope for each in (*kinds, *people)}) == len(kinds) + len(people)
